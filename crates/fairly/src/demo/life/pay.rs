//! What is agreed about pay, and a question about it.

use super::super::tale::Tale;
use super::super::words;
use care::details::DataSubject;
use care::ids::WorkerId;
use care::pay::{self, Answer, Ask, Extra, ExtraId, ExtraKind, QuestionId, Standing, Terms};
use care::team::Command;
use care::{By, Pence};
use service::Error;

/// The hourly rate of most, and of those who have been there longest.
const HOUR: [i64; 3] = [1_345, 1_345, 1_420];

/// What is agreed with everybody from the first of the month before the story on.
pub(in super::super) async fn agree(tale: &mut Tale<'_>, by: By) -> Result<(), Error> {
    let from = tale.calendar.day(tale.calendar.weeks() + 1, 0).first_of_month();
    let workers: Vec<WorkerId> = tale.cast.workers.iter().map(|hand| hand.id).collect();
    let agreed = workers.iter().enumerate().map(|(number, worker)| {
        let age = u8::try_from(23 + number * 7 % 38).unwrap_or(30);
        let terms =
            Terms { hour: Pence(HOUR[number % HOUR.len()]), standing: Standing::Aged(age), mile: Pence(45) };
        Command::from(pay::SetTerms { worker: *worker, from, to: Some(terms) })
    });
    let mut commands: Vec<Command> = agreed.collect();
    commands.push(Command::from(pay::SetRules(pay::Rules { bank_holidays: 50, ..pay::Rules::default() })));
    let at = tale.calendar.at(tale.calendar.day(tale.calendar.weeks() + 1, 2), 10, 0);
    tale.tell(by, at, commands).await.map(drop)
}

/// Something bought for work is paid back, a worker asks about a day, and the one who keeps the books answers.
pub(in super::super) async fn ask(tale: &mut Tale<'_>) -> Result<(), Error> {
    let (worker, on) = (tale.cast.part(1), tale.calendar.day(1, 1));
    let words = tale.words(DataSubject::Worker(worker), words::GLOVES);
    let extra = Extra { worker, on, what: ExtraKind::PaidBack(Pence(650)), words };
    let noted = pay::NoteExtra { extra: ExtraId::new(tale.teller.id()), to: Some(extra) };
    tale.does(tale.cast.part(2), tale.calendar.at(on, 17, 5), Command::from(noted)).await?;
    let question = QuestionId::new(tale.teller.id());
    let asked = tale.words(DataSubject::Worker(worker), words::PAY_QUESTION);
    let ask = Ask { question, worker, on, words: asked };
    tale.does(worker, tale.calendar.at(tale.calendar.day(1, 2), 12, 40), Command::from(ask)).await?;
    let answer = tale.words(DataSubject::Worker(worker), words::PAY_ANSWER);
    let answer = Answer { question, words: answer };
    tale.does(tale.cast.part(2), tale.calendar.at(tale.calendar.day(1, 3), 18, 10), Command::from(answer))
        .await
        .map(drop)
}
