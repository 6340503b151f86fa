//! Every way in and every refusal, over a journal in memory.

mod demonstration;
mod devices;
mod invitations;
mod own;
mod passkeys;
mod passwords;
mod recovery;
mod tablets;
