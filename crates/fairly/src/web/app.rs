//! What every page is given.

use super::Config;
use service::Service;
use std::sync::Arc;

/// The state behind all pages: cheap to clone, one for each request.
#[derive(Clone)]
pub struct App {
    service: Service,
    config: Arc<Config>,
}

impl App {
    /// Pages over this service, as configured.
    #[must_use]
    pub fn new(service: Service, config: Config) -> Self {
        Self { service, config: Arc::new(config) }
    }

    /// The use cases behind the pages.
    #[must_use]
    pub fn service(&self) -> &Service {
        &self.service
    }

    /// How this server was started.
    #[must_use]
    pub fn config(&self) -> &Config {
        &self.config
    }
}
