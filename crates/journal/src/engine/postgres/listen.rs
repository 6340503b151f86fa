//! One connection that hears of new events from all servers. What it misses is found by reading.

use std::future::{pending, poll_fn};
use std::time::Duration;

use tokio::sync::watch;
use tokio_postgres::{AsyncMessage, Config};

use super::tls::Encryption;

/// How long to wait before connecting again.
const PAUSE: Duration = Duration::from_millis(500);

/// Listens for as long as anybody wants to hear.
pub(super) async fn run(config: Config, encryption: Encryption, news: watch::Sender<()>) {
    while !news.is_closed() {
        if let Err(error) = listen(&config, encryption.clone(), &news).await {
            tracing::warn!(%error, "no word from PostgreSQL; new events are found by reading meanwhile");
        }
        tokio::time::sleep(PAUSE).await;
    }
}

async fn listen(
    config: &Config,
    encryption: Encryption,
    news: &watch::Sender<()>,
) -> Result<(), tokio_postgres::Error> {
    let (client, mut connection) = config.connect(encryption).await?;
    let hear = async {
        while let Some(message) = poll_fn(|context| connection.poll_message(context)).await {
            if let AsyncMessage::Notification(_) = message? {
                news.send_replace(());
            }
        }
        Ok(())
    };
    let ask = async {
        client.batch_execute("listen fairly_journal").await?;
        // Something may have been written while nobody listened.
        news.send_replace(());
        pending().await
    };
    tokio::select! {
        heard = hear => heard,
        asked = ask => asked,
    }
}
