//! One tiny instance of every format, with a solution and what it costs by hand.

use super::Format;

/// Format, instance, solution, cost.
pub(super) const ALL: [(Format, &str, &str, f64); 5] = [
    (Format::Hhcrsp, HHCRSP, HHCRSP_SOLUTION, HHCRSP_COST),
    (Format::Uhhc, UHHC, UHHC_SOLUTION, UHHC_COST),
    (Format::Vrptw, VRPTW, VRPTW_SOLUTION, 30.8),
    (Format::Vrptwsyn, VRPTWSYN, VRPTWSYN_SOLUTION, 13.0),
    (Format::Day, DAY, DAY_SOLUTION, 40.0 + 300.0 + 100.0 + 900.0),
];

/// A double visit with half units, and one more visit.
pub(super) const HHCRSP: &str = r#"{"patients":[
  {"id":"p1","location":[0,0],"time_window":[10,20],
   "required_caregivers":[{"service":"s1","duration":5},{"service":"s2"}],
   "synchronization":{"type":"sequential","distance":[3,8]}},
  {"id":"p2","location":[0,0],"time_window":[0,15],"required_caregivers":[{"service":"s1"}]}],
 "services":[{"id":"s1","default_duration":4},{"id":"s2","default_duration":6}],
 "caregivers":[{"id":"c1","abilities":["s1"]},{"id":"c2","abilities":["s2"]}],
 "central_offices":[{"id":"d","location":[0,0]}],
 "distances":[[0,2.5,4],[2.5,0,6],[4,6,0]]}"#;

/// One worker starts at p1 at 10 and at p2 at 21, the other at p1 at 13.
const HHCRSP_SOLUTION: &str = r#"{"routes":[
  {"caregiver_id":"c1","locations":[{"patient":"p1","service":"s1","arrival_time":10,"departure_time":15},
    {"patient":"p2","service":"s1","arrival_time":21}]},
  {"caregiver_id":"c2","locations":[{"patient_id":"p1","service_id":"s2","arrival_time":13}]}]}"#;

/// Travel 2.5 + 6 + 4 and 2 x 2.5, six late, six late at worst.
const HHCRSP_COST: f64 = (17.5 + 6.0 + 6.0) / 3.0;

/// Two windows, lunch, an optional patient, a preference; windows end when the service ends.
pub(super) const UHHC: &str = r#"{"metadata":{"time_window_met":"at_service_end","origin":"generated","cost_components":{
   "travel_time":2,"total_tardiness":3,"highest_tardiness":5,"total_waiting_time":7,"total_extra_time":11,
   "max_idle_time":1,"caregiver_preferences":13,"optional_patients":100,"missed_lunch_break":60}},
 "distances":[[0,10,20],[10,0,5],[20,5,0]],
 "terminal_points":[{"id":"d0","distance_matrix_index":0}],
 "services":[{"id":"s1","default_duration":15}],
 "lunch_breaks":{"start":50,"end":90,"min_duration":20},
 "caregivers":[{"id":"c1","abilities":["s1"],"departing_point":"d0","arrival_point":"d0",
   "working_shift":{"start":0,"end":200},"lunch_break":true}],
 "patients":[
  {"id":"p1","distance_matrix_index":1,"required_services":[{"service":"s1"}],
   "time_windows":[{"start":0,"end":30},{"start":40,"end":50}]},
  {"id":"p2","distance_matrix_index":2,"required_services":[{"service":"s1","duration":30}],
   "time_windows":[{"start":90,"end":200}],"preferred_caregivers":[],"optional":false},
  {"id":"p3","distance_matrix_index":2,"required_services":[{"service":"s1"},{"service":"s1"}],
   "synchronization":{"type":"independent"},"time_windows":[{"start":0,"end":200}],"optional":true}]}"#;

const UHHC_SOLUTION: &str = r#"{"routes":[{"caregiver_id":"c1","locations":[
  {"patient":"p1","service":"s1","arrival_time":40,"departure_time":55},
  {"patient":"p2","service":"s1","arrival_time":90,"departure_time":120},
  {"patient":"p2","service":"lunch_break","start_time":62,"end_time":82}]}]}"#;

/// Travel 35; p1 ends 5 after its second window; 10 waiting beside the break; idle 30 + 10 + 60; p3 left out.
const UHHC_COST: f64 = (2 * 35 + 3 * 5 + 5 * 5 + 7 * 10 + 100 + 100) as f64;

pub(super) const VRPTW: &str = "tiny

VEHICLE
NUMBER     CAPACITY
  2         10

CUSTOMER
CUST NO.  XCOORD.   YCOORD.    DEMAND   READY TIME  DUE DATE   SERVICE   TIME

    0      0         0          0          0        100          0
    1      3         4          6         10         20          5
    2      6         8          4          0         50          5
    3     -3         4.5        7          0         90          1
";

/// 5 + 5 + 10, and 2 x 5.4 (5.408 cut off).
const VRPTW_SOLUTION: &str = "Route #1: 1 2\nRoute #2: 3\nCost 30.8\n";

pub(super) const VRPTWSYN: &str = "#a comment
set N0 = 0;
set N1 = 3  ;
set N2 = 1  2  ;
set Shared_Visited:= (1,2),;
param kn:= 2;
param dn:= 1;
param T:= 100;
param s_id:\t1\t2\t:=
0 0 0
1 10 10
2 10 10
3 7 7
;
param t_ij:  0 1 2 3 :=
0 0 2 2 4
1 2 10000 10000 3
2 2 10000 10000 3
3 4 3 3 10000
;
param e_id: 1 2 :=
0 0 0
1 5 5
2 5 5
3 0 0
;
param l_id: 1 2 :=
0 100 100
1 9 9
2 9 9
3 50 50
;
param prefer_id: 1 2 :=
1 -1.5 2
2 1 0.25
3 -3 1
;
";

/// Staff 1 makes one of the pair and the other visit: 2 + 3 + 4; staff 2 the other of the pair: 2 + 2.
pub(super) const VRPTWSYN_SOLUTION: &str = r#"{"routes":[
  {"staff":1,"visits":[{"visit":1,"start":6},{"visit":3,"start":20}]},
  {"staff":2,"visits":[{"visit":2,"start":6}]}]}"#;

pub(super) const DAY: &str = r#"{"format":"homecare-day/1","name":"tiny",
 "weights":{"travel":1,"late_per_s":2,"late_max":1800,"known":300,"stranger":900,"unassigned":36000},
 "n_locations":2,"travel":[[0,10],[10,0]],
 "carers":[{"id":7,"home":0,"shift":[0,5000],"skills":["hoist"]},{"id":9,"home":0,"shift":[0,5000],"skills":["hoist"]}],
 "visits":[
  {"id":5,"loc":1,"dur":600,"earliest":900,"latest":1000,"skills":["hoist"],"carers":2,"preferred":[7],"known":[9]},
  {"id":6,"loc":1,"dur":60,"earliest":0,"latest":1550,"skills":[],"carers":1,"preferred":[],"known":[]}]}"#;

/// Both carers out and back, one of them known, visit 6 fifty seconds late by a stranger.
const DAY_SOLUTION: &str = r#"{"routes":[
  {"carer":7,"stops":[{"visit":5,"start":1000},{"visit":6,"start":1600}]},
  {"carer":9,"stops":[{"visit":5,"start":1000}]}]}"#;
