//! Two people, or two tabs, with the same form open: what each edited counts, and what both edited is asked about.
//!
//! A form says what it showed ([`as_shown`]); what comes back is laid upon what is known by then ([`Sent::upon`]).

use super::{Fields, Sent, reading};
use design::notice::FieldProblem;
use maud::{Markup, html};
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// Under which name a form sends along what it showed.
const SHOWN: &str = "as-shown";

/// Says what a form showed in each of its fields, as short marks: whether a field was edited can be told from them.
pub(crate) fn as_shown(known: &Fields) -> Markup {
    let mut marks = form_urlencoded::Serializer::new(String::new());
    for name in known.names() {
        marks.append_pair(name, &mark(known, name));
    }
    html! { input type="hidden" name=(SHOWN) value=(marks.finish()); }
}

impl<T: DeserializeOwned> Sent<T> {
    /// What was edited, upon what is known `now`: a field that was left as it was shown keeps what somebody else wrote in it
    /// since. Where both wrote something else, the problem says what both wrote. What was sent without saying what was shown, as
    /// programs do, counts as it is.
    pub(crate) fn upon(self, now: &Fields) -> Self {
        let shown: BTreeMap<String, String> =
            form_urlencoded::parse(self.fields.text(SHOWN).as_bytes()).into_owned().collect();
        if shown.is_empty() {
            return self;
        }
        let (mut fields, mut clashes) = (self.fields, Vec::new());
        for (name, shown) in shown {
            let (sent, known) = (mark(&fields, &name), mark(now, &name));
            if sent == shown {
                fields.put(&name, now);
            } else if known != shown && known != sent {
                clashes.push(clash(&fields, now, &name));
            }
        }
        let body = match reading::read(&fields) {
            Ok(body) if clashes.is_empty() => Ok(body),
            read => Err(read.err().into_iter().flatten().chain(clashes).collect()),
        };
        Self { fields, body }
    }
}

fn clash(sent: &Fields, now: &Fields, name: &str) -> FieldProblem {
    let words = |fields: &Fields| {
        let all: Vec<&str> = fields.all(name).map(str::trim).filter(|text| !text.is_empty()).collect();
        if all.is_empty() { "nothing".to_owned() } else { format!("“{}”", all.join(", ")) }
    };
    let words = format!(
        "Somebody changed this while you were writing. Now it says {}, and you wrote {}. Save again to keep yours.",
        words(now),
        words(sent)
    );
    FieldProblem::new(name, words)
}

/// What is in a field, in a few letters. Boxes may come in any order, and browsers write line ends in their own way.
fn mark(fields: &Fields, name: &str) -> String {
    let mut texts: Vec<String> = fields.all(name).map(|text| text.trim().replace("\r\n", "\n")).collect();
    texts.retain(|text| !text.is_empty());
    texts.sort();
    Sha256::digest(texts.join("\0"))[..6].iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;

    #[derive(Debug, PartialEq, Deserialize)]
    struct Contact {
        name: String,
        phone: String,
        #[serde(default)]
        days: Vec<String>,
    }

    fn known(name: &str, phone: &str, days: &[&str]) -> Fields {
        let days = days.iter().map(|day| ("days", *day));
        let all = [("name", name), ("phone", phone)].into_iter().chain(days);
        Fields::of(all.map(|(name, text)| (name.to_owned(), text.to_owned())))
    }

    /// What a form that showed `before` sends with this written in it.
    fn sent(before: &Fields, name: &str, phone: &str, days: &[&str]) -> Sent<Contact> {
        let shown = as_shown(before).into_string().replace("&amp;", "&");
        let shown =
            shown.split("value=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap().to_owned();
        let mut form = form_urlencoded::Serializer::new(String::new());
        form.append_pair("name", name).append_pair("phone", phone).append_pair("as-shown", &shown);
        for day in days {
            form.append_pair("days", day);
        }
        let fields = Fields::of_form(form.finish().as_bytes());
        Sent { body: reading::read(&fields), fields }
    }

    #[test]
    fn only_what_was_edited_changes() {
        let before = known("Vera Hill", "1", &["mon", "tue"]);
        let now = known("Vera Hill", "2", &["mon"]);
        let upon = sent(&before, "Vera Mary Hill", "1", &["tue", "mon"]).upon(&now).body.unwrap();
        let both = Contact { name: "Vera Mary Hill".into(), phone: "2".into(), days: vec!["mon".into()] };
        assert_eq!(upon, both);
    }

    #[test]
    fn where_both_edited_the_same_both_are_shown_and_it_can_be_saved_again() {
        let (before, now) = (known("Vera", "1", &[]), known("Vera", "2", &[]));
        let clash = sent(&before, "Vera", "3", &[]).upon(&now).body.unwrap_err();
        assert_eq!(clash.len(), 1);
        assert!(
            clash[0].field == "phone" && clash[0].words.contains("“2”") && clash[0].words.contains("“3”")
        );
        assert_eq!(sent(&now, "Vera", "3", &[]).upon(&now).body.unwrap().phone, "3");
        assert!(sent(&before, "Vera", "2", &[]).upon(&now).body.is_ok(), "both wrote the same");
    }

    #[test]
    fn what_says_nothing_of_what_was_shown_counts_as_it_is() {
        let fields = Fields::of_form(b"name=Vera&phone=3");
        let sent: Sent<Contact> = Sent { body: reading::read(&fields), fields };
        assert_eq!(sent.upon(&known("Vera", "2", &[])).body.unwrap().phone, "3");
    }
}
