//! Options for the server that carries letters.

use super::Trouble;
use clap::{Args, ValueEnum};
use service::mail::{Post, Security, Smtp, SmtpSettings};
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;
use zeroize::Zeroizing;

/// How people are written to by e-mail; without a server nobody is.
#[derive(Debug, Args)]
pub(super) struct SmtpOptions {
    /// The SMTP server that carries e-mail, such as mail.example.org
    #[arg(long, value_name = "HOST", requires = "smtp_from")]
    smtp_host: Option<String>,
    /// Its port [default: 465 with tls, 587 with starttls, 25 with none]
    #[arg(long, value_name = "PORT", requires = "smtp_host")]
    smtp_port: Option<u16>,
    /// How the way to it is kept private
    #[arg(long, value_enum, default_value_t = Private::Tls)]
    smtp_security: Private,
    /// The address that e-mail comes from, such as "Fairly <rota@example.org>"
    #[arg(long, value_name = "ADDRESS")]
    smtp_from: Option<String>,
    /// The name it wants
    #[arg(long, value_name = "NAME", requires = "smtp_password_file")]
    smtp_user: Option<String>,
    /// The file in which its password is
    #[arg(long, value_name = "FILE", requires = "smtp_user")]
    smtp_password_file: Option<PathBuf>,
}

/// How the way to the server is kept private.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Private {
    /// Encrypted from the first byte
    Tls,
    /// Encrypted once both have said so
    Starttls,
    /// Not at all: a server on the same machine
    None,
}

impl Private {
    fn security(self) -> Security {
        match self {
            Self::Tls => Security::Tls,
            Self::Starttls => Security::StartTls,
            Self::None => Security::None,
        }
    }

    fn usual_port(self) -> u16 {
        match self {
            Self::Tls => 465,
            Self::Starttls => 587,
            Self::None => 25,
        }
    }
}

impl SmtpOptions {
    /// The server that carries letters, if one is named.
    ///
    /// # Errors
    /// If the options make no sense, or the password cannot be read.
    pub(super) fn post(&self) -> Result<Option<Arc<dyn Post>>, Trouble> {
        let (Some(host), Some(from)) = (&self.smtp_host, &self.smtp_from) else { return Ok(None) };
        let settings = SmtpSettings {
            host: host.clone(),
            port: self.smtp_port.unwrap_or_else(|| self.smtp_security.usual_port()),
            security: self.smtp_security.security(),
            from: from.clone(),
            credentials: self.credentials()?,
        };
        let smtp = Smtp::new(&settings).map_err(|why| Trouble::Asked { what: why.to_string() })?;
        Ok(Some(Arc::new(smtp)))
    }

    fn credentials(&self) -> Result<Option<(String, Zeroizing<String>)>, Trouble> {
        let (Some(user), Some(file)) = (&self.smtp_user, &self.smtp_password_file) else { return Ok(None) };
        let read = fs::read_to_string(file)
            .map_err(|why| Trouble::Asked { what: format!("{}: {why}", file.display()) })?;
        Ok(Some((user.clone(), Zeroizing::new(read.trim_end().to_owned()))))
    }
}
