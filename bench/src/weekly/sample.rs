//! A tiny instance, for tests.

/// One worker who is there from 48 to 60 for at most 30 in the week; one existing patient on Monday and Wednesday,
/// and two new ones, of whom the second needs three days with a free one between.
pub(crate) const TINY: &str = "nPatients 5
nNurses 1
nDays 5
nurseAvail
2
patAvail 1 2 2
release 48 48 48 48 48
deadline 60 60 60 60 60
duration 0 3 4 2 0
dayReq 0 2 2 3 0
code 0 0 0 1 0
nurseType 1
maxWeekly 30
base 1 5
travelTime
0 0 0 0 0
0 0 1 1 0
0 1 0 1 0
0 1 1 0 0
0 0 0 0 0
preAssignNurse 1 0 0
preAssignDays 1 0 1 0 0  0 0 0 0 0  0 0 0 0 0
preAssignWindows 50 50 50 50 50  0 0 0 0 0  0 0 0 0 0
";
