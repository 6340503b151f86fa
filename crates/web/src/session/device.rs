//! A device in words that its owner recognises in a list.

use axum::http::{HeaderMap, header};

/// Browsers by the mark they leave, those first whose mark others do not carry too.
const BROWSERS: [(&str, &str); 8] = [
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
];

/// Systems likewise.
const SYSTEMS: [(&str, &str); 8] = [
    ("iPhone", "an iPhone"),
    ("iPad", "an iPad"),
    ("Android", "Android"),
    ("CrOS", "a Chromebook"),
    ("Windows", "Windows"),
    ("Macintosh", "a Mac"),
    ("Linux", "Linux"),
    ("BSD", "BSD"),
];

/// Browser and system, as far as a request tells: "Firefox on Android".
pub(crate) fn device_words(headers: &HeaderMap) -> String {
    let agent = headers.get(header::USER_AGENT).and_then(|agent| agent.to_str().ok()).unwrap_or_default();
    let find = |marks: &[(&str, &'static str)]| {
        marks.iter().find(|(mark, _)| agent.contains(mark)).map(|(_, words)| *words)
    };
    let browser = find(&BROWSERS).unwrap_or("A browser");
    find(&SYSTEMS).map_or_else(|| browser.to_owned(), |system| format!("{browser} on {system}"))
}

/// Whether a request comes from a phone, as far as it tells: browsers on phones say that they are mobile.
pub(crate) fn on_a_phone(headers: &HeaderMap) -> bool {
    let said = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let agent = said(header::USER_AGENT.as_str());
    said("sec-ch-ua-mobile") == "?1" || (agent.contains("Mobi") && !agent.contains("iPad"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phone_is_told_from_what_stands_on_a_table() {
        let phone = |agent: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::USER_AGENT, agent.parse().unwrap());
            on_a_phone(&headers)
        };
        assert!(phone("Mozilla/5.0 (Android 14; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0"));
        assert!(phone("Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Mobile/15E148 Safari/604.1"));
        assert!(!phone("Mozilla/5.0 (iPad; CPU OS 14_0 like Mac OS X) Mobile/15E148 Safari/604.1"));
        assert!(!phone("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36"));
        let mut hint = HeaderMap::new();
        hint.insert("sec-ch-ua-mobile", "?1".parse().unwrap());
        assert!(on_a_phone(&hint) && !on_a_phone(&HeaderMap::new()));
    }

    #[test]
    fn a_device_is_named_as_its_owner_would() {
        let words = |agent: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::USER_AGENT, agent.parse().unwrap());
            device_words(&headers)
        };
        for (agent, named) in [
            ("Mozilla/5.0 (Android 14; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0", "Firefox on Android"),
            (
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36",
                "Chrome on Linux",
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0",
                "Edge on Windows",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Mobile/15E148 Safari/604.1",
                "Safari on an iPhone",
            ),
            ("curl/8.5", "A browser"),
        ] {
            assert_eq!(words(agent), named, "{agent}");
        }
        assert_eq!(device_words(&HeaderMap::new()), "A browser");
    }
}
