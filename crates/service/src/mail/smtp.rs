//! Sending through an SMTP server.

use std::time::Duration;

use lettre::message::header::ContentType;
use lettre::message::{Mailbox, Message};
use lettre::transport::smtp::authentication::Credentials;
use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor};
use zeroize::Zeroizing;

use super::{Letter, NotSent, Post, Sending};

/// How long the server may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// How the way to the server is kept private.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Security {
    /// Encrypted from the first byte.
    Tls,
    /// Encrypted once both have said so; never otherwise.
    StartTls,
    /// Not at all: a server on the same machine.
    None,
}

/// Which server carries letters, and in whose name.
#[derive(Clone, Debug)]
pub struct SmtpSettings {
    /// Its name.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the way to it is kept private.
    pub security: Security,
    /// The address that letters come from.
    pub from: String,
    /// Name and password, where it wants them.
    pub credentials: Option<(String, Zeroizing<String>)>,
}

/// Why there is no way to send.
#[derive(Debug, thiserror::Error)]
pub enum NoSmtp {
    /// The address that letters are to come from is none.
    #[error("`{0}` is not an address that letters can come from, such as Fairly <rota@example.org>")]
    From(String),
    /// The server's name makes no sense.
    #[error("`{0}` cannot be a mail server: {1}")]
    Host(String, lettre::transport::smtp::Error),
}

/// An SMTP server that carries letters.
#[derive(Debug)]
pub struct Smtp {
    from: Mailbox,
    transport: AsyncSmtpTransport<Tokio1Executor>,
}

impl Smtp {
    /// The server with these settings. Nothing is sent yet.
    ///
    /// # Errors
    /// If the settings make no sense.
    pub fn new(settings: &SmtpSettings) -> Result<Self, NoSmtp> {
        let SmtpSettings { host, port, security, from, credentials } = settings;
        let from = from.parse().map_err(|_| NoSmtp::From(from.clone()))?;
        let wrong = |why| NoSmtp::Host(host.clone(), why);
        let builder = match security {
            Security::Tls => AsyncSmtpTransport::<Tokio1Executor>::relay(host).map_err(wrong)?,
            Security::StartTls => {
                AsyncSmtpTransport::<Tokio1Executor>::starttls_relay(host).map_err(wrong)?
            }
            Security::None => AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(host),
        };
        let mut builder = builder.port(*port).timeout(Some(PATIENCE));
        if let Some((name, password)) = credentials {
            builder = builder.credentials(Credentials::new(name.clone(), password.to_string()));
        }
        Ok(Self { from, transport: builder.build() })
    }

    async fn hand_over(&self, letter: Letter) -> Result<(), NotSent> {
        let wrong = || NotSent::Never("its address is none".to_owned());
        let message = Message::builder()
            .message_id(Some(format!("<{}@fairly>", letter.name)))
            .from(self.from.clone())
            .to(letter.to.parse().map_err(|_| wrong())?)
            .subject(letter.subject)
            .header(ContentType::TEXT_PLAIN)
            .body(letter.text)
            .map_err(|_| wrong())?;
        self.transport.send(message).await.map(drop).map_err(|error| not_sent(&error))
    }
}

/// The server's own words may repeat the address, so that only its number is kept.
fn not_sent(error: &lettre::transport::smtp::Error) -> NotSent {
    let code = error.status().map_or_else(|| "it does not answer".to_owned(), |code| code.to_string());
    if error.is_permanent() { NotSent::Never(code) } else { NotSent::Later(code) }
}

impl Post for Smtp {
    fn send(&self, letter: Letter) -> Sending<'_> {
        Box::pin(self.hand_over(letter))
    }
}
