//! Erasing: an administrator finds somebody, sees what it would destroy and what stays and why, erases them, and keeps the receipt.
//!
//! The key of a person or worker is destroyed, and nothing that describes them can be read again, by anybody. The command line
//! goes the same way, without asking the policy.

mod before;
mod erase;
mod find;
mod law;
mod receipt;

pub use before::BeforeErasing;
pub use find::{Erasable, FEWEST_LETTERS};
pub use law::KeepBy;
pub use receipt::{Receipt, Receipts, Staying};

use care::access::{Action, Matter, Purpose};

use crate::{Caller, Error, Service};

/// What erasing does, in the words of the page and of the command line's help.
pub const WHAT_IT_DOES: &str = "After that nobody can read names, addresses or words about them, and nothing more can be kept about \
     them. Their account goes too, unless it is also somebody else’s way in, and so do invitations that name them. Events, hours \
     and sums stay as they were. Servers that are running forget them within a second. Backups made before still hold the key: let them \
     go too. What comes of it is a receipt without names, which is kept.";

impl Service {
    async fn may_erase(&self, caller: &Caller) -> Result<(), Error> {
        let today = self.now().to_zoned(jiff::tz::TimeZone::UTC).date();
        let may = (Purpose::Everyday, Action::Change, &Matter::Erasures.of_organisation());
        self.let_through(caller, may, (None, today)).await
    }
}
