package org.estuaire.social;

import static org.estuaire.repository.Column.bigint;
import static org.estuaire.repository.Column.codeOrNull;
import static org.estuaire.repository.Column.dateOrNull;
import static org.estuaire.repository.Column.decimalOrNull;
import static org.estuaire.repository.Column.integer;
import static org.estuaire.repository.Column.integerOrNull;
import static org.estuaire.repository.Column.text;
import static org.estuaire.repository.Column.textOrNull;

import org.estuaire.exchange.Filed;
import org.estuaire.repository.StatementHistory;
import org.estuaire.repository.Table;

/**
 * The columns of {@code social.entitlement}. Its content is all that is stated about the right; the
 * person's traits are kept by the registry.
 */
final class EntitlementTable {

  static final Table<Filed<Entitlement>> TABLE =
      Table.<Filed<Entitlement>>named("social.entitlement")
          .key(text("partner", Filed::partner))
          .key(
              Filed::record,
              text("dossier", Entitlement::dossier),
              text("right_key", Entitlement::rightKey),
              integer("plan_version", Entitlement::versionKey))
          .rest(bigint("source_identity_id", Filed::sourceIdentityId))
          .content(Filed::record, text("department", Entitlement::department))
          .content(
              filed -> filed.record().situation(),
              text("home_department", Entitlement.Situation::department),
              textOrNull("family_situation", Entitlement.Situation::family),
              textOrNull("pension_scheme", Entitlement.Situation::pensionScheme),
              textOrNull("legal_protection", Entitlement.Situation::protection))
          .content(
              filed -> filed.record().request(),
              codeOrNull("kind", Entitlement.Request::kind, ApaKind::code),
              textOrNull("establishment", Entitlement.Request::establishment),
              dateOrNull("filed_on", Entitlement.Request::filedOn),
              dateOrNull("complete_on", Entitlement.Request::completeOn),
              text("request_type", Entitlement.Request::type),
              dateOrNull("decided_on", Entitlement.Request::decidedOn),
              codeOrNull("decision", Entitlement.Request::decision, Decision::code),
              textOrNull("refusal_reason", Entitlement.Request::refusalReason))
          .addedContent(
              filed -> filed.record().request(),
              dateOrNull("notified_on", Entitlement.Request::notifiedOn))
          .content(
              filed -> filed.record().right(),
              dateOrNull("starts_on", Entitlement.Right::startsOn),
              dateOrNull("ends_on", Entitlement.Right::endsOn),
              textOrNull("end_reason", Entitlement.Right::endReason))
          .content(
              filed -> filed.record().evaluation(),
              integerOrNull("gir", Entitlement.Evaluation::gir),
              dateOrNull("evaluated_on", Entitlement.Evaluation::on),
              textOrNull("evaluation_number", Entitlement.Evaluation::number))
          .content(
              filed -> filed.record().plan(),
              dateOrNull("plan_starts_on", Entitlement.Plan::startsOn),
              dateOrNull("plan_ends_on", Entitlement.Plan::endsOn),
              textOrNull("provider", Entitlement.Plan::provider),
              textOrNull("payment", Entitlement.Plan::payment),
              textOrNull("referent", Entitlement.Plan::referent),
              dateOrNull("revision_on", Entitlement.Plan::revisionOn))
          .content(
              filed -> filed.record().amounts(),
              decimalOrNull("proposed", Entitlement.Amounts::proposed),
              decimalOrNull("accepted", Entitlement.Amounts::accepted),
              decimalOrNull("resources", Entitlement.Amounts::resources),
              decimalOrNull("rate", Entitlement.Amounts::rate),
              decimalOrNull("participation", Entitlement.Amounts::participation),
              decimalOrNull("paid", Entitlement.Amounts::paid))
          .content(
              filed -> filed.record().hours(),
              decimalOrNull("hours_service", Entitlement.Hours::service),
              decimalOrNull("hours_agency", Entitlement.Hours::agency),
              decimalOrNull("hours_direct", Entitlement.Hours::direct))
          .content(
              filed -> filed.record().aids(),
              decimalOrNull("aid_human", Entitlement.Aids::human),
              decimalOrNull("aid_technical", Entitlement.Aids::technical),
              decimalOrNull("aid_meals", Entitlement.Aids::meals),
              decimalOrNull("aid_alarm", Entitlement.Aids::alarm),
              decimalOrNull("aid_day_care", Entitlement.Aids::dayCare),
              decimalOrNull("aid_respite", Entitlement.Aids::respite),
              decimalOrNull("aid_hygiene", Entitlement.Aids::hygiene))
          .addedContent(
              filed -> filed.record().aids(),
              decimalOrNull("aid_carer_in_hospital", Entitlement.Aids::carerInHospital));

  static final StatementHistory<Filed<Entitlement>> HISTORY =
      StatementHistory.of(
          TABLE,
          filed -> filed.record().extractedOn().orElseThrow(),
          Filed::deliveryId,
          filed -> filed.place().ordinal());

  private EntitlementTable() {}
}
