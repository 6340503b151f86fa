//! The way to the database is encrypted where the address asks for it, and what answers is the database or is refused.

use std::path::Path;
use std::sync::Arc;

use journal::{Journal, OpenError, Storage, StreamId, Version};
use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
use tokio::io::{AsyncReadExt, AsyncWriteExt, copy_bidirectional};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};

use crate::support::{key, one, run, schema};

/// Somebody who signs certificates.
struct Signer(Issuer<'static, KeyPair>, String);

/// A certificate, and what belongs to it.
struct Certificate {
    der: CertificateDer<'static>,
    pem: String,
    key: KeyPair,
}

fn params(name: &str) -> CertificateParams {
    CertificateParams::new(vec![name.to_owned()]).unwrap()
}

fn signer() -> Signer {
    let mut params = params("signer");
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let key = KeyPair::generate().unwrap();
    let pem = params.self_signed(&key).unwrap().pem();
    Signer(Issuer::new(params, key), pem)
}

impl Signer {
    fn sign(&self, params: &CertificateParams) -> Certificate {
        let key = KeyPair::generate().unwrap();
        let certificate = params.signed_by(&key, &self.0).unwrap();
        Certificate { der: certificate.der().clone(), pem: certificate.pem(), key }
    }
}

/// One that signed itself, and could sign others: what `openssl req -x509` makes.
fn by_itself(name: &str) -> Certificate {
    let mut params = params(name);
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let key = KeyPair::generate().unwrap();
    let certificate = params.self_signed(&key).unwrap();
    Certificate { der: certificate.der().clone(), pem: certificate.pem(), key }
}

/// Stands before the database and speaks TLS in its place; without a certificate it says that it does not. The address of
/// the database through it.
async fn before(url: &str, certificate: Option<&Certificate>) -> String {
    let (user, rest) = url.split_once('@').unwrap();
    let (database, rest) = rest.split_once('/').unwrap();
    let front = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("{user}@localhost:{}/{rest}", front.local_addr().unwrap().port());
    let acceptor = certificate.map(|certificate| {
        let key = PrivateKeyDer::try_from(certificate.key.serialize_der()).unwrap();
        let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()));
        let config = config.with_safe_default_protocol_versions().unwrap().with_no_client_auth();
        let config = config.with_single_cert(vec![certificate.der.clone()], key).unwrap();
        TlsAcceptor::from(Arc::new(config))
    });
    let database = database.to_owned();
    tokio::spawn(async move {
        while let Ok((client, _)) = front.accept().await {
            tokio::spawn(pass_on(client, acceptor.clone(), database.clone()));
        }
    });
    address
}

async fn pass_on(mut client: TcpStream, acceptor: Option<TlsAcceptor>, database: String) {
    // "May I encrypt?" is eight bytes, and is answered with one.
    let mut asked = [0; 8];
    client.read_exact(&mut asked).await.unwrap();
    assert_eq!(asked, [0, 0, 0, 8, 4, 210, 22, 47], "nothing is said in the clear");
    client.write_all(if acceptor.is_some() { b"S" } else { b"N" }).await.unwrap();
    let Some(acceptor) = acceptor else { return };
    let mut server = TcpStream::connect(database).await.unwrap();
    if let Ok(mut client) = acceptor.accept(client).await {
        drop(copy_bidirectional(&mut client, &mut server).await);
    }
}

async fn open(address: &str, asks: &str) -> Result<Journal, OpenError> {
    Journal::open(&Storage::Postgres(format!("{address}&{asks}")), &key()).await
}

/// What an address ends with that believes this file.
fn believing(folder: &Path, pem: &str) -> String {
    let file = folder.join(format!("{}.pem", uuid::Uuid::new_v4()));
    std::fs::write(&file, pem).unwrap();
    format!("sslmode=verify-full&sslrootcert={}", file.display())
}

async fn works(journal: Journal, stream: &str) {
    let stream = StreamId::of("team", stream);
    journal.append(one(&stream, Version(0), stream.as_str())).await.unwrap();
    assert_eq!(journal.read(&stream, Version(0), 10).await.unwrap().len(), 1);
    journal.close().await;
}

#[test]
fn an_encrypted_database_is_a_journal_as_any_other() {
    run(async {
        let Some((url, _client)) = schema().await else { return };
        let folder = tempfile::tempdir().unwrap();
        let (signer, own) = (signer(), by_itself("localhost"));
        let signed = before(&url, Some(&signer.sign(&params("localhost")))).await;
        works(open(&signed, "sslmode=require").await.unwrap(), "anybody").await;
        works(open(&signed, &believing(folder.path(), &signer.1)).await.unwrap(), "signed").await;
        let itself = before(&url, Some(&own)).await;
        works(open(&itself, &believing(folder.path(), &own.pem)).await.unwrap(), "itself").await;
    });
}

#[test]
fn who_is_not_the_database_is_refused_and_it_is_said_why() {
    run(async {
        let Some((url, _client)) = schema().await else { return };
        let folder = tempfile::tempdir().unwrap();
        let (signer, other) = (signer(), signer());
        let mut expired = params("localhost");
        expired.not_before = rcgen::date_time_ymd(2019, 1, 1);
        expired.not_after = rcgen::date_time_ymd(2020, 1, 1);
        let elsewhere = by_itself("db.example.org");
        let asks = believing(folder.path(), &format!("{}{}", signer.1, elsewhere.pem));
        let cases = [
            (Some(by_itself("localhost")), "it signed its certificate itself"),
            (Some(other.sign(&params("localhost"))), "nobody in sslrootcert vouches for its certificate"),
            (Some(signer.sign(&params("db.example.org"))), "is not for the host in the address"),
            (Some(elsewhere), "is not for the host in the address"),
            (Some(signer.sign(&expired)), "has expired"),
            (None, "does not speak TLS"),
        ];
        for (certificate, why) in cases {
            let address = before(&url, certificate.as_ref()).await;
            let refused = open(&address, &asks).await.map(drop).unwrap_err();
            assert!(matches!(refused, OpenError::Untrusted(_)), "{refused}");
            assert!(refused.to_string().contains(why), "{refused}");
        }
    });
}
