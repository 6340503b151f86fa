//! The few figures people ask for first, each with what it means.

use maud::{Markup, html};
use view::{Sums, WeekView, number};
use words::{grouped, length};

pub(super) fn figures(view: &WeekView) -> Markup {
    let sums = view.sums;
    let placed = format!("{} of {}", grouped(number(sums.placed)), grouped(number(view.visits.len())));
    let new = grouped(number(sums.new_faces));
    html! {
        dl.figures {
            (figure("Visits with someone", &placed, "A visit for two counts once anyone makes it."))
            (figure("Time with people", &with_people(sums), "Of every hundred paid minutes. The rest is travel, waiting and breaks."))
            (figure("Faces for each person", &faces(sums), "Different workers one person sees, on average."))
            (figure("By the usual one", &format!("{} in 100", sums.usual_percent), "Visits by the worker who comes to that person most."))
            (figure("First meetings", &new, "A person and a worker who have not met before."))
            (figure("Travel", &length(sums.travel), "All paid, the ways from and to home included."))
        }
    }
}

fn figure(name: &str, value: &str, meaning: &str) -> Markup {
    html! { div { dt { (name) } dd.value { (value) } dd.meaning { (meaning) } } }
}

fn with_people(sums: Sums) -> String {
    format!("{} in 100", sums.with_people * 100 / sums.paid.max(1))
}

fn faces(sums: Sums) -> String {
    format!("{}.{}", sums.faces_tenths / 10, sums.faces_tenths % 10)
}
