//! The same form open twice: the later save keeps what the earlier changed, and where both changed the same, it asks.

use super::village::Village;
use axum::http::StatusCode;

/// What a form on this page says it showed, ready to be sent along.
fn as_shown(page: &str) -> String {
    let value = page.split("name=\"as-shown\" value=\"").nth(1).unwrap_or_else(|| panic!("{page}"));
    let value = value.split('"').next().unwrap().replace("&amp;", "&");
    form_urlencoded::Serializer::new(String::new()).append_pair("as-shown", &value).finish()
}

/// The form of Mrs Hill with a phone number and notes in it.
fn hill(phone: &str, notes: &str) -> String {
    let mut form = form_urlencoded::Serializer::new(String::new());
    for (name, text) in
        [("name", "Mrs Hill"), ("known-as", "Mrs Hill"), ("address", ""), ("phone", phone), ("notes", notes)]
    {
        form.append_pair(name, text);
    }
    form.finish()
}

#[tokio::test]
async fn the_later_tab_keeps_what_the_earlier_changed() {
    let village = Village::build().await;
    let person = format!("people/{}", village.state().await.people.first_key_value().unwrap().0);
    let details = format!("{person}/details");
    let shown = as_shown(&village.page(0, &details).await);
    village.does(0, &details, &format!("{}&{shown}", hill("01632 960 001", ""))).await;
    village.does(1, &details, &format!("{}&{shown}", hill("", "Biscuit barks"))).await;
    let page = village.page(0, &person).await;
    assert!(page.contains("01632 960 001") && page.contains("Biscuit barks"), "{page}");
}

#[tokio::test]
async fn where_both_changed_the_same_both_are_shown_and_nothing_is_lost() {
    let village = Village::build().await;
    let person = format!("people/{}", village.state().await.people.first_key_value().unwrap().0);
    let details = format!("{person}/details");
    let shown = as_shown(&village.page(0, &details).await);
    village.does(0, &details, &format!("{}&{shown}", hill("01632 960 001", ""))).await;
    let second = hill("01632 960 002", "");
    let (status, page) = village.send(1, &details, &format!("{second}&{shown}")).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("Now it says “01632 960 001”, and you wrote “01632 960 002”."), "{page}");
    assert!(village.page(0, &person).await.contains("01632 960 001"), "nothing has changed yet");
    village.does(1, &details, &format!("{second}&{}", as_shown(&page))).await;
    assert!(village.page(0, &person).await.contains("01632 960 002"), "saved again, it is meant");
}

/// The form of a worker's times: from seven to eight each workday, but for one time.
fn times(other: (&str, &str)) -> String {
    let mut form = form_urlencoded::Serializer::new(String::new());
    for day in ["monday", "tuesday", "wednesday", "thursday", "friday"] {
        for (end, usual) in [("from", "7am"), ("to", "8pm")] {
            let name = format!("{day}-0-{end}");
            let time = if other.0 == name { other.1 } else { usual };
            form.append_pair(&name, time);
        }
    }
    form.append_pair("travel", "foot").append_pair("guaranteed", "10").finish()
}

#[tokio::test]
async fn two_days_of_a_workers_times_are_changed_in_two_tabs() {
    let village = Village::build().await;
    let worker = format!("workers/{}", village.workers[0]);
    let terms = format!("{worker}/terms");
    let shown = as_shown(&village.page(0, &terms).await);
    village.does(0, &terms, &format!("{}&{shown}", times(("monday-0-from", "9am")))).await;
    village.does(0, &terms, &format!("{}&{shown}", times(("friday-0-to", "3pm")))).await;
    let page = village.page(0, &terms).await;
    let field = |name: &str| {
        page.split(&format!("name=\"{name}\"")).nth(1).unwrap().split('>').next().unwrap().to_owned()
    };
    assert!(field("monday-0-from").contains("9am"), "{}", field("monday-0-from"));
    assert!(field("friday-0-to").contains("3pm"), "{}", field("friday-0-to"));
}

#[tokio::test]
async fn the_teams_own_rules_are_changed_in_two_tabs() {
    let village = Village::build().await;
    let shown = as_shown(&village.page(0, "settings").await);
    let rules = |drafts: &str, late: &str| {
        format!(
            "drafts={drafts}&repairs=anyone&picks=at-once&fine-early=15&fine-late={late}&window=120&{shown}"
        )
    };
    village.does(0, "settings", &rules("two", "15")).await;
    village.does(1, "settings", &rules("planner", "25")).await;
    let rules = village.state().await.rules;
    assert_eq!(rules.drafts, care::values::Adoption::Two, "the first change stays");
    assert_eq!(rules.fine_late, care::Minutes(25));
}
