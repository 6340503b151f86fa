// What lies on the phone, sealed with a key that no script can read out and that never leaves the browser's own store.
const DATABASE = "fairly-phone";
const KEPT = "kept";
const OUTBOX = "outbox";

const asked = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const opened = () => {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore(KEPT);
    request.result.createObjectStore(OUTBOX, { keyPath: "id" });
  };
  return asked(request);
};

/** Runs one change to the end: what it returns is on the disk. */
const change = async (database, store, work) => {
  const transaction = database.transaction(store, "readwrite", { durability: "strict" });
  const done = new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onabort = transaction.onerror = () => reject(transaction.error);
  });
  work(transaction.objectStore(store));
  await done;
};

export class Store {
  /** Opens it; the first time, its key is made. */
  static async open() {
    const database = await opened();
    const read = (name) => asked(database.transaction(KEPT).objectStore(KEPT).get(name));
    let key = await read("key");
    if (!key) {
      const made = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
      // Two windows may begin at once: the first key stays.
      await change(database, KEPT, (kept) => kept.add(made, "key")).catch(() => {});
      key = await read("key");
    }
    return new Store(database, key);
  }

  constructor(database, key) {
    Object.assign(this, { database, key });
  }

  async seal(value) {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const plain = new TextEncoder().encode(JSON.stringify(value));
    return { iv, data: await crypto.subtle.encrypt({ name: "AES-GCM", iv }, this.key, plain) };
  }

  /** What was sealed; null where it cannot be opened. */
  async unseal(sealed) {
    if (!sealed) return null;
    try {
      const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv: sealed.iv }, this.key, sealed.data);
      return JSON.parse(new TextDecoder().decode(plain));
    } catch {
      return null;
    }
  }

  async keep(name, value) {
    const sealed = await this.seal(value);
    await change(this.database, KEPT, (kept) => kept.put(sealed, name));
  }

  async kept(name) {
    return this.unseal(await asked(this.database.transaction(KEPT).objectStore(KEPT).get(name)));
  }

  async drop(name) {
    await change(this.database, KEPT, (kept) => kept.delete(name));
  }

  /** Puts a command into the outbox, or changes what is known of it. Whose it is and where it stands is not sealed. */
  async post({ owner, order, state, sentence, command }) {
    const sealed = await this.seal({ command, sentence });
    await change(this.database, OUTBOX, (outbox) => outbox.put({ id: command.id, owner, order, state, sealed }));
  }

  /** Everything in the outbox, in the order in which it was written. */
  async outbox() {
    const all = await asked(this.database.transaction(OUTBOX).objectStore(OUTBOX).getAll());
    all.sort((one, other) => one.order - other.order);
    return Promise.all(
      all.map(async ({ id, owner, order, state, sealed }) => ({ id, owner, order, state, ...(await this.unseal(sealed)) })),
    );
  }

  async let_go(id) {
    await change(this.database, OUTBOX, (outbox) => outbox.delete(id));
  }

  /** Forgets everything that is about anybody; what waits to be sent stays sealed. */
  async forget() {
    await change(this.database, KEPT, (kept) => {
      kept.openKeyCursor().onsuccess = ({ target: { result: cursor } }) => {
        if (!cursor) return;
        if (cursor.key !== "key") kept.delete(cursor.key);
        cursor.continue();
      };
    });
  }
}
