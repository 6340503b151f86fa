//! `fairly serve`: the team's workspace, in a browser.

use super::example;
use super::smtp::SmtpOptions;
use super::store::Store;
use super::{Exit, Terminal, Trouble};
use clap::Args;
use service::{Service, SystemClock};
use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use tokio::runtime;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;
use tracing_subscriber::EnvFilter;
use web::{Config, Origin, Server, TlsFiles, log_panics};

/// What is logged where nobody says otherwise. Sessions that browsers remember longer than we do are no news.
const LOGGED: &str = "info,tower_sessions=error,tower_sessions_core=error";

/// Serve the team's workspace: board, draft, people, workers
///
/// Everything is kept in one SQLite file, or in a PostgreSQL database where several machines serve one place. Ctrl-C, or
/// SIGTERM, stops it: requests under way are finished first.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  fairly serve --data fairly.db\n  \
    fairly serve --data fairly.db --origin https://rota.example.org --trusted-proxy-hops 1 --admin 127.0.0.1:9090")]
pub(super) struct ServeCommand {
    #[command(flatten)]
    store: Store,
    /// Where to listen for people's browsers
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// Where to listen for health checks and figures; not for people
    #[arg(long, value_name = "ADDRESS")]
    admin: Option<SocketAddr>,
    /// The address people see in their browsers, where it is not the one listened on
    #[arg(long, value_name = "URL")]
    origin: Option<Origin>,
    /// How many proxies stand in front and say, in X-Forwarded-For, whom they were called by
    #[arg(long, value_name = "NUMBER", default_value_t = 0)]
    trusted_proxy_hops: usize,
    /// Serve TLS without a proxy: the certificate, with those that vouch for it, as PEM
    #[arg(long, value_name = "FILE", requires = "tls_key")]
    tls_cert: Option<PathBuf>,
    /// The certificate's private key, as PEM
    #[arg(long, value_name = "FILE", requires = "tls_cert")]
    tls_key: Option<PathBuf>,
    #[command(flatten)]
    smtp: SmtpOptions,
}

impl ServeCommand {
    pub(super) fn carry_out(self, terminal: &mut Terminal) -> Result<Exit, Trouble> {
        write_log(LOGGED);
        let runtime = runtime::Builder::new_multi_thread().enable_all().build();
        let runtime = runtime.map_err(|why| bug("no threads could be started", &why))?;
        runtime.block_on(async {
            let journal = self.store.open().await?;
            let greeting = |origin: &Origin| format!("Fairly is at {origin}. Ctrl-C stops it.");
            let config = self.config()?;
            serve(Service::open(journal, Arc::new(SystemClock)), config, greeting, terminal).await
        })
    }

    fn config(self) -> Result<Config, Trouble> {
        let mail = self.smtp.post()?;
        let tls = self.tls_cert.zip(self.tls_key).map(|(certificate, key)| TlsFiles { certificate, key });
        Ok(Config {
            listen: self.listen,
            admin: self.admin,
            origin: self.origin,
            trusted_hops: self.trusted_proxy_hops,
            tls,
            mail,
            demo: None,
            example: example::planned,
        })
    }
}

/// Serves until the system or Ctrl-C says stop; once browsers can come, says the greeting.
pub(super) async fn serve(
    service: Service,
    config: Config,
    greeting: impl FnOnce(&Origin) -> String,
    terminal: &mut Terminal,
) -> Result<Exit, Trouble> {
    let journal = service.journal().clone();
    let server = Server::bind(service, config).await;
    let server = server.map_err(|why| Trouble::Asked { what: why.to_string() })?;
    let stop = stop_when_told().map_err(|why| bug("signals cannot be listened for", &why))?;
    terminal.print(&greeting(server.app().origin()))?;
    invite_founder(&server, terminal).await?;
    let service = server.app().service().clone();
    server.run(stop).await;
    service.stop_working().await;
    journal.close().await;
    terminal.say("Stopped. Everything that was answered is kept.");
    Ok(Exit::Fine)
}

/// Where nothing has begun yet, says where it does. Only the person who started the server reads this.
async fn invite_founder(server: &Server, terminal: &mut Terminal) -> Result<(), Trouble> {
    let app = server.app();
    let link = app.service().invite_founder(app.accounts()).await;
    let link = link.map_err(|why| Trouble::Asked { what: why.to_string() })?;
    let Some(link) = link else { return Ok(()) };
    let words = format!("Nothing has begun here yet. To set it up, open {}{}", app.origin(), link.path());
    terminal.print(&words)?;
    Ok(())
}

/// Becomes true at the first Ctrl-C or SIGTERM.
fn stop_when_told() -> io::Result<watch::Receiver<bool>> {
    let (tell, stop) = watch::channel(false);
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    tokio::spawn(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
        // Nobody is left to hear it only if the server has stopped already.
        let _ = tell.send(true);
    });
    Ok(stop)
}

/// One line of JSON for each thing worth knowing, as much as is `usual`; `RUST_LOG=debug` says more.
pub(super) fn write_log(usual: &str) {
    let wanted = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(usual));
    let log = tracing_subscriber::fmt().json().with_env_filter(wanted).with_writer(io::stderr);
    // Somebody who embeds the commands may have set up a log already.
    let _ = log.try_init();
    log_panics();
}

pub(super) fn bug(what: &str, why: &io::Error) -> Trouble {
    Trouble::Bug { what: format!("{what}: {why}") }
}
