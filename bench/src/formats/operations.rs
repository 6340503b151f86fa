//! What the two formats of Ceschia and colleagues share: patients who want operations of services, and solution files
//! that name both.

use rota::{Stop, VisitIdx};
use serde::{Deserialize, Serialize};

/// What a patient wants of one caregiver.
#[derive(Debug, Deserialize)]
pub(crate) struct Operation {
    pub(crate) service: String,
    pub(crate) duration: Option<f64>,
}

impl Operation {
    /// How long it takes, where `service` is its service.
    pub(crate) fn length(&self, service: &Service) -> f64 {
        self.duration.or(service.default_duration).unwrap_or(0.0)
    }
}

#[derive(Debug, Deserialize)]
pub(crate) struct Service {
    pub(crate) id: String,
    pub(crate) default_duration: Option<f64>,
}

/// A solution, read or written.
#[derive(Debug, Deserialize, Serialize)]
pub(crate) struct Solution {
    pub(crate) routes: Vec<Route>,
}

#[derive(Debug, Deserialize, Serialize)]
pub(crate) struct Route {
    pub(crate) caregiver_id: String,
    pub(crate) locations: Option<Vec<Location>>,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
pub(crate) struct Location {
    #[serde(alias = "patient_id")]
    pub(crate) patient: Option<String>,
    #[serde(alias = "service_id")]
    pub(crate) service: String,
    #[serde(alias = "start_time")]
    pub(crate) arrival_time: f64,
    #[serde(alias = "end_time")]
    pub(crate) departure_time: Option<f64>,
}

/// Patient and service of every visit.
#[derive(Debug, Default)]
pub(crate) struct Operations(Vec<(String, String)>);

impl Operations {
    /// Adds the next visit.
    pub(crate) fn push(&mut self, patient: &str, service: &str) {
        self.0.push((patient.to_owned(), service.to_owned()));
    }

    /// A stop as a solution has it, in units of `scale` ticks.
    pub(crate) fn location(&self, stop: &Stop, scale: f64) -> Location {
        let (patient, service) = &self.0[stop.visit.index()];
        Location {
            patient: Some(patient.clone()),
            service: service.clone(),
            arrival_time: f64::from(stop.start.0) / scale,
            departure_time: Some(f64::from(stop.end.0) / scale),
        }
    }

    /// The visits that a location of a solution may stand for.
    pub(crate) fn visits_of(&self, location: &Location) -> impl Iterator<Item = VisitIdx> {
        let same = self.0.iter().enumerate().filter(|(_, (patient, service))| {
            Some(patient) == location.patient.as_ref() && *service == location.service
        });
        same.map(|(at, _)| VisitIdx::at(at))
    }
}
