//! Every way in and every refusal, over a journal in memory.

mod devices;
mod demonstration;
mod invitations;
mod own;
mod passkeys;
mod passwords;
mod recovery;
mod tablets;
