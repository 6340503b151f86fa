//! What happened between one rota and the next: people fell ill, went away, came; workers swapped, decided, erred.

pub(super) mod away;
pub(super) mod bank;
pub(super) mod care_plan;
pub(super) mod concerns;
pub(super) mod consent;
pub(super) mod cover;
pub(super) mod day;
pub(super) mod devices;
pub(super) mod equipment;
pub(super) mod feedback;
pub(super) mod late;
pub(super) mod medicines;
pub(super) mod meetings;
pub(super) mod mistake;
pub(super) mod money;
pub(super) mod pay;
pub(super) mod requests;
pub(super) mod roles;
pub(super) mod safety;
pub(super) mod tasks;
pub(super) mod triage;
pub(super) mod year;
