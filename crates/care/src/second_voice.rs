//! A second voice: what gives somebody more rights, or takes a colleague's, takes effect when two have said yes to it.
//!
//! A worker proposes it and another worker of the team confirms it. An administrator's word is enough, and in a team of one there
//! is nobody else to ask.

use crate::ids::WorkerId;
use crate::team::Team;
use crate::{By, Context, General, roles, workers};

/// Whether the voice of the one who asks is not enough by itself.
pub(crate) fn is_needed(team: &Team, context: &Context) -> bool {
    match context.by {
        By::Worker(by) => team.workers_on(team.today(context)).any(|(worker, _)| worker != by),
        By::Person(_) | By::Member(_) => true,
        By::Account(_) | By::Program => false,
    }
}

/// Whether the one who asks can be the second voice for what `first` proposed.
///
/// # Errors
///
/// If they are the first voice themselves, or neither a worker nor an administrator.
pub(crate) fn is_another(context: &Context, first: WorkerId) -> Result<(), General> {
    match context.by {
        By::Worker(by) if by == first => Err(General::NeedsAnotherVoice),
        By::Worker(_) | By::Account(_) | By::Program => Ok(()),
        By::Person(_) | By::Member(_) => Err(General::OnlyWorkers),
    }
}

/// Whether what leads from `before` to `after` gives or takes rights so that one worker's voice is not enough.
pub(crate) fn was_needed(before: &Team, after: &Team, context: &Context) -> bool {
    let today = before.today(context);
    let gives = roles::gives_more(&before.roles, &after.roles, today);
    let closes = before.workers.iter().any(|(id, worker)| {
        let last = after.workers.get(id).map_or(worker.leaves, |after| after.leaves);
        context.by != By::Worker(*id)
            && workers::is_over(worker.leaves, today) != workers::is_over(last, today)
    });
    (gives || closes) && is_needed(before, context)
}
