//! The pages of erasing as they are drawn.

use design::button::{Weight, button, link};
use design::card::{self, facts};
use design::form::{self, Field};
use design::notice::{FieldProblem, Notice, Tone, error_summary, notice};
use design::table::table;
use jiff::Timestamp;
use jiff::civil::Date;
use maud::{Markup, html};
use service::erasures::{BeforeErasing, Erasable, FEWEST_LETTERS, KeepBy, Receipt, Receipts, WHAT_IT_DOES};

/// Finding somebody, for how long backups are kept, and the receipts.
pub(super) fn list(
    (letters, found): (&str, &[Erasable]),
    receipts: &Receipts,
    (days, problems): (&str, &[FieldProblem]),
) -> Markup {
    html! {
        (error_summary(problems))
        p { (WHAT_IT_DOES) }
        p.soft { "On the server, “fairly erase ID” does the same." }
        (card::section("find", "Find a person, a worker or an account", &find(letters, found)))
        (card::section("backups", "How long are backups kept?", &backups(receipts.backups_kept, days, problems)))
        (card::section("receipts", "Who was erased", &kept(receipts)))
        p { (link("/", "To your teams", Weight::Bare)) }
    }
}

fn find(letters: &str, found: &[Erasable]) -> Markup {
    let name = Field { name: "q", label: "Part of their name", value: letters, ..Field::default() };
    html! {
        form method="get" action="/erasures" role="search" {
            (form::text(&name))
            (button("Find them", Weight::Quiet))
        }
        @if found.is_empty() {
            @match letters.trim().chars().count() {
                0 => {}
                1..FEWEST_LETTERS => { p role="status" { "Type at least three letters of their name." } }
                _ => { p role="status" { "Nobody here is called that, or they have been erased already." } }
            }
        }
        ul.entries { @for one in found { (entry(one)) } }
    }
}

fn entry(one: &Erasable) -> Markup {
    html! {
        li {
            div {
                strong { (one.name) }
                p.soft {
                    (kind(one)) ", " (one.of)
                    @if let Some(last) = one.last { ". Last day: " (day(last)) }
                }
                @if let Some(why) = one.not_yet { p { (why) } }
            }
            div.buttons {
                @if one.not_yet.is_none() {
                    (link(&format!("/erasures/before?whom={}", one.whom), "See what it would erase", Weight::Quiet))
                }
            }
        }
    }
}

fn kind(one: &Erasable) -> &'static str {
    use care::details::DataSubject;
    use care::erasures::Whom;
    match one.whom {
        Whom::Of(DataSubject::Person(_)) => "A person",
        Whom::Of(DataSubject::Worker(_)) => "A worker",
        Whom::Of(DataSubject::Team(_)) => "A team",
        Whom::Account(_) => "Somebody who can sign in",
    }
}

fn backups(known: Option<u16>, typed: &str, problems: &[FieldProblem]) -> Markup {
    let known = known.map(|days| days.to_string()).unwrap_or_default();
    let value = if problems.is_empty() { known.as_str() } else { typed };
    let hint = "A backup made before somebody was erased still holds them. With this number a receipt can say until when. Leave it \
                blank if you do not know.";
    let days = Field { name: "days", label: "Days", hint, value, problems, ..Field::default() };
    html! {
        form method="post" action="/erasures/backups" {
            (form::short(&days))
            (button("Save", Weight::Quiet))
        }
    }
}

fn kept(receipts: &Receipts) -> Markup {
    if receipts.kept.is_empty() && receipts.without.is_empty() {
        return html! { p { "Nobody has been erased here." } };
    }
    html! {
        ul.entries {
            @for (number, receipt) in &receipts.kept {
                li {
                    div { strong { "Receipt " (number) } p.soft { (moment(receipt.at)) ": " code { (receipt.whom) } } }
                    div.buttons { (link(&format!("/erasures/receipt?number={number}"), "Read it", Weight::Quiet)) }
                }
            }
        }
        @if !receipts.without.is_empty() {
            p { "Erased without a receipt, on the machine or before receipts were kept:" }
            ul { @for whom in &receipts.without { li { code { (whom) } } } }
        }
    }
}

/// What it would come to, and the last question.
pub(super) fn before(before: &BeforeErasing, problems: &[FieldProblem]) -> Markup {
    let hint =
        format!("Type {} as it stands here, so that nobody else is erased by mistake.", before.whom.name);
    let name = Field { name: "name", label: "Their name", hint: &hint, problems, ..Field::default() };
    html! {
        (error_summary(problems))
        @if let Some(why) = before.whom.not_yet {
            (notice(&Notice::new(Tone::Wanting, why)))
        } @else {
            (notice(&Notice::new(Tone::Harm, "This cannot be undone, by anybody.").more(WHAT_IT_DOES)))
        }
        (facts(&[
            ("Who", html! { (before.whom.name) ", " (before.whom.of) }),
            ("Last day", html! { @match before.whom.last { Some(last) => (day(last)), None => "none" } }),
        ]))
        (law(&before.keep))
        h2 { "What would be destroyed" }
        (destroyed(&before.receipt))
        h2 { "What stays, and why" }
        (stays(&before.receipt))
        @if before.whom.not_yet.is_none() {
            form method="post" action="/erasures" {
                input type="hidden" name="whom" value=(before.whom.whom);
                (form::text(&name))
                (button("Erase them for ever", Weight::Grave))
            }
        }
        p { (link("/erasures", "Back, and erase nobody", Weight::Quiet)) }
    }
}

fn law(keep: &[KeepBy]) -> Markup {
    html! {
        @if !keep.is_empty() {
            h2 { "What has to be kept" }
            ul {
                @for one in keep {
                    li {
                        @if one.over {
                            "The time for which " (one.record) " had to be kept ended on " (day(one.until)) "."
                        } @else {
                            strong { "Until " (day(one.until)) " " (one.record) " must be kept." }
                            " Print or export it first, or wait."
                        }
                        " " span.soft { (one.source) "." }
                    }
                }
            }
            p.soft { "Who asks to be erased may be refused what the law asks to be kept (UK GDPR, article 17(3)). You decide; this page only says so." }
        }
    }
}

/// A receipt, to be read or printed.
pub(super) fn receipt(receipt: &Receipt) -> Markup {
    html! {
        (facts(&[
            ("Who, by id", html! { code { (receipt.whom) } }),
            ("When", html! { (moment(receipt.at)) }),
        ]))
        h2 { "What was destroyed" }
        (destroyed(receipt))
        h2 { "What stays, and why" }
        (stays(receipt))
        p.soft { "There is no name on this receipt, so it can be kept, and given to the person who asked." }
        p { (link("/erasures", "All receipts", Weight::Quiet)) }
    }
}

fn destroyed(receipt: &Receipt) -> Markup {
    let row = |(what, count): &(String, u64)| vec![html! { (what) }, html! { (count) }];
    table("What is destroyed", &["What", "How many"], &receipt.destroyed.iter().map(row).collect::<Vec<_>>())
}

fn stays(receipt: &Receipt) -> Markup {
    html! {
        ul.entries {
            @for stays in &receipt.stays {
                li {
                    div {
                        strong { (stays.what) }
                        @if let Some(count) = stays.count { " (" (count) ")" }
                        p.soft { (stays.why) }
                    }
                }
            }
        }
    }
}

fn day(date: Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}

fn moment(at: Timestamp) -> String {
    at.strftime("%-d %B %Y, %-I.%M%P UTC").to_string()
}
