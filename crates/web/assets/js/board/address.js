// Where the things that can be done with a visit have their pages: below its own.

/** The address of a deed such as "/move", with what it is told besides. */
export const deedOf = (visit, deed, told = {}) => {
  const address = new URL(visit.href);
  address.pathname += deed;
  for (const [name, value] of Object.entries(told)) address.searchParams.set(name, value);
  return address.href;
};
