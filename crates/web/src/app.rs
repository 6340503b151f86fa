//! What every page is given.

use super::gate::Gate;
use super::live::Listeners;
use super::{Config, Origin};
use service::Service;
use service::accounts::{Accounts, Cost, Settings};
use std::sync::{Arc, LazyLock};
use view::WeekView;

/// The state behind all pages: cheap to clone, one for each request.
#[derive(Clone)]
pub struct App {
    service: Service,
    accounts: Accounts,
    config: Arc<Config>,
    origin: Arc<Origin>,
    gate: Arc<Gate>,
    listeners: Listeners,
    example: Arc<LazyLock<Option<WeekView>>>,
}

impl App {
    /// Pages over this service, as configured.
    #[must_use]
    pub fn new(service: Service, config: Config) -> Self {
        let origin =
            config.origin.clone().unwrap_or_else(|| Origin::of_address(config.listen, config.tls.is_some()));
        if let Some(post) = &config.mail {
            service.send_by(Arc::clone(post), origin.to_string());
        }
        let accounts = service.open_accounts(Settings {
            origin: origin.to_string(),
            place: format!("Fairly at {}", origin.host()),
            demonstration: config.demo.is_some(),
            cost: Cost::USUAL,
        });
        Self {
            service,
            accounts,
            example: Arc::new(LazyLock::new(config.example)),
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

    /// The accounts of this place: ways in, devices, invitations.
    #[must_use]
    pub fn accounts(&self) -> &Accounts {
        &self.accounts
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

    /// Whether all people here are invented.
    pub(super) fn is_demonstration(&self) -> bool {
        self.config.demo.is_some()
    }

    /// The example for the design system, planned at the first call, which takes a second or two.
    pub(super) fn example(&self) -> Option<&WeekView> {
        self.example.as_ref().as_ref()
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
