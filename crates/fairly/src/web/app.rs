//! What every page is given.

use super::gate::Gate;
use super::live::Listeners;
use super::{Config, Origin};
use service::Service;
use std::sync::Arc;

/// The state behind all pages: cheap to clone, one for each request.
#[derive(Clone)]
pub struct App {
    service: Service,
    config: Arc<Config>,
    origin: Arc<Origin>,
    gate: Arc<Gate>,
    listeners: Listeners,
}

impl App {
    /// Pages over this service, as configured.
    #[must_use]
    pub fn new(service: Service, config: Config) -> Self {
        let origin =
            config.origin.clone().unwrap_or_else(|| Origin::of_address(config.listen, config.tls.is_some()));
        Self {
            service,
            config: Arc::new(config),
            origin: Arc::new(origin),
            gate: Arc::default(),
            listeners: Listeners::default(),
        }
    }

    /// The use cases behind the pages.
    #[must_use]
    pub fn service(&self) -> &Service {
        &self.service
    }

    /// The address in people's browsers.
    #[must_use]
    pub fn origin(&self) -> &Origin {
        &self.origin
    }

    /// How this server was started.
    #[must_use]
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// Who came how often.
    pub(super) fn gate(&self) -> &Gate {
        &self.gate
    }

    /// Who listens for changes.
    pub(super) fn listeners(&self) -> &Listeners {
        &self.listeners
    }
}
