package cn.fengming.points.web;

import static cn.fengming.points.kernel.Role.*;
import static org.springframework.http.HttpMethod.*;

/**
 * Who may call what, on one page. What has no row does not exist for anybody; the most specific row decides, so the
 * order of rows means nothing. A row opens the door only: which village, which household and which state is checked by
 * the desk behind it.
 *
 * <ul>
 *   <li>{@code open}: anybody, without signing in
 *   <li>{@code visitor}: anybody signed in, even before being bound to a town
 *   <li>{@code member}: anybody bound to a town, whatever the role
 *   <li>{@code allow}: one of the roles
 * </ul>
 *
 * A module adds its rows under its own comment.
 */
final class Gate {

    private Gate() {}

    static void write(GateRows gate) {
        // operation
        gate.open(GET, "/actuator/health/**");
        gate.open(GET, "/actuator/prometheus");
        gate.open(GET, "/v3/api-docs/**");
        gate.open(GET, "/swagger-ui.html");
        gate.open(GET, "/swagger-ui/**");
        gate.open(GET, "/webjars/**");

        // the mini-program's pages for browsers
        gate.open(GET, "/");
        gate.open(GET, "/index.html");
        gate.open(GET, "/assets/**");
        gate.open(GET, "/static/**");

        // public pages
        gate.open(GET, "/api/v1/public/**");

        // audit
        gate.allow(GET, "/api/v1/audit/records", TOWN, AUDITOR);

        // community: the register
        gate.member(GET, "/api/v1/town");
        gate.allow(GET, "/api/v1/town/settings", TOWN, AUDITOR);
        gate.allow(PUT, "/api/v1/town/settings", TOWN);
        gate.member(GET, "/api/v1/villages");
        gate.member(GET, "/api/v1/villages/{village}");
        gate.allow(POST, "/api/v1/villages", TOWN);
        gate.allow(PATCH, "/api/v1/villages/{village}", TOWN);
        gate.member(GET, "/api/v1/villages/{village}/groups");
        gate.member(GET, "/api/v1/villages/{village}/grids");
        gate.allow(POST, "/api/v1/villages/{village}/groups", COMMITTEE, TOWN);
        gate.allow(POST, "/api/v1/villages/{village}/grids", COMMITTEE, TOWN);
        gate.allow(PATCH, "/api/v1/groups/{group}", COMMITTEE, TOWN);
        gate.allow(PATCH, "/api/v1/grids/{grid}", COMMITTEE, TOWN);
        gate.allow(GET, "/api/v1/villages/{village}/households", COMMITTEE, INSPECTOR, PANEL, CLERK, TOWN, AUDITOR);
        gate.allow(GET, "/api/v1/villages/{village}/household-cards.pdf", COMMITTEE, TOWN);
        gate.allow(POST, "/api/v1/villages/{village}/households", COMMITTEE, TOWN);
        gate.allow(POST, "/api/v1/villages/{village}/household-batches", COMMITTEE, TOWN);
        gate.allow(GET, "/api/v1/households/by-card/{code}", COMMITTEE, INSPECTOR, PANEL, CLERK, TOWN, AUDITOR);
        gate.member(GET, "/api/v1/households/{household}");
        gate.member(GET, "/api/v1/households/{household}/members");
        gate.member(GET, "/api/v1/households/{household}/history");
        gate.member(GET, "/api/v1/households/{household}/kin");
        gate.allow(GET, "/api/v1/households/{household}/members/{member}/phone", COMMITTEE, TOWN);
        gate.allow(POST, "/api/v1/households/{household}/members", COMMITTEE, TOWN);
        gate.allow(PATCH, "/api/v1/households/{household}/members/{member}", COMMITTEE, TOWN);
        gate.allow(POST, "/api/v1/households/{household}/members/{member}/departure", COMMITTEE, TOWN);
        gate.allow(PUT, "/api/v1/households/{household}/head", COMMITTEE, TOWN);
        gate.allow(PUT, "/api/v1/households/{household}/place", COMMITTEE, TOWN);
        gate.allow(POST, "/api/v1/households/{household}/splits", COMMITTEE, TOWN);
        gate.allow(POST, "/api/v1/households/{household}/merges", COMMITTEE, TOWN);
        gate.allow(POST, "/api/v1/households/{household}/departure", COMMITTEE, TOWN);
        gate.allow(POST, "/api/v1/households/{household}/return", COMMITTEE, TOWN);
        gate.allow(POST, "/api/v1/households/{household}/cards", COMMITTEE, TOWN);
        gate.allow(POST, "/api/v1/households/{household}/kin", COMMITTEE, TOWN);
        gate.allow(POST, "/api/v1/households/{household}/kin/{other}/withdrawal", COMMITTEE, TOWN);
        gate.allow(GET, "/api/v1/me/household", VILLAGER);
        gate.allow(GET, "/api/v1/register.xlsx", COMMITTEE, TOWN);
        gate.allow(GET, "/api/v1/register-form.xlsx", COMMITTEE, TOWN);
        gate.allow(PUT, "/api/v1/register-imports/{id}", COMMITTEE, TOWN);
        gate.allow(GET, "/api/v1/register-imports/{id}", COMMITTEE, TOWN);
        gate.allow(POST, "/api/v1/register-imports/{id}/confirmation", COMMITTEE, TOWN);

        // identity
        gate.open(POST, "/api/v1/sessions/wechat");
        gate.open(POST, "/api/v1/sessions/demo");
        gate.open(GET, "/api/v1/sessions/demo-people");
        gate.allow(POST, "/api/v1/sessions/demo-days", TOWN);
        gate.open(POST, "/api/v1/sessions/desks");
        gate.open(POST, "/api/v1/sessions/desks/{desk}");
        gate.allow(POST, "/api/v1/me/desk-confirmations", TOWN, AUDITOR, COMMITTEE, INSPECTOR, PANEL, CLERK);
        gate.visitor(POST, "/api/v1/sessions/phone");
        gate.visitor(POST, "/api/v1/sessions/member");
        gate.visitor(POST, "/api/v1/sessions/card");
        gate.visitor(GET, "/api/v1/sessions/towns");
        gate.visitor(GET, "/api/v1/sessions/current");
        gate.visitor(PUT, "/api/v1/sessions/current/town");
        gate.visitor(DELETE, "/api/v1/sessions/current");
        gate.visitor(GET, "/api/v1/sessions");
        gate.visitor(DELETE, "/api/v1/sessions");
        gate.visitor(GET, "/api/v1/me");
        gate.visitor(GET, "/api/v1/me/held");
        gate.visitor(DELETE, "/api/v1/me");
        gate.allow(GET, "/api/v1/persons", TOWN, AUDITOR);
        gate.allow(GET, "/api/v1/posts", TOWN, AUDITOR);
        gate.allow(POST, "/api/v1/posts", TOWN);
        gate.allow(POST, "/api/v1/posts/{post}/revoke", TOWN);
        gate.allow(GET, "/api/v1/invitations", TOWN, AUDITOR);
        gate.allow(POST, "/api/v1/invitations", TOWN);
        gate.allow(DELETE, "/api/v1/invitations/{invitation}", TOWN);
        gate.allow(GET, "/api/v1/binding-requests", COMMITTEE, TOWN, AUDITOR);
        gate.allow(POST, "/api/v1/binding-requests/{request}/confirm", COMMITTEE);
        gate.allow(POST, "/api/v1/binding-requests/{request}/decline", COMMITTEE);

        // wechat: its servers, known by their signature
        gate.open(GET, "/api/v1/wechat/push");
        gate.open(POST, "/api/v1/wechat/push");

        // messages
        gate.member(GET, "/api/v1/me/messages");
        gate.member(GET, "/api/v1/me/message-count");
        gate.member(POST, "/api/v1/me/message-readings");
        gate.member(GET, "/api/v1/me/message-wishes");
        gate.member(PUT, "/api/v1/me/message-wishes");
        gate.member(PUT, "/api/v1/me/message-taps/{tap}");
        gate.allow(GET, "/api/v1/message-figures", TOWN, AUDITOR);
        gate.allow(GET, "/api/v1/message-failures", TOWN, AUDITOR);
        gate.allow(GET, "/api/v1/message-templates", TOWN, AUDITOR);

        // media
        gate.member(PUT, "/api/v1/photos/{id}");
        gate.member(GET, "/api/v1/photos/{id}");
        gate.member(GET, "/api/v1/photos/{id}/thumbnail");

        // treasury
        gate.allow(POST, "/api/v1/funds", TOWN);
        gate.allow(GET, "/api/v1/funds", TOWN, AUDITOR);
        gate.member(GET, "/api/v1/quarters");
        gate.allow(POST, "/api/v1/quarters", TOWN);
        gate.allow(POST, "/api/v1/quarters/{quarter}/close", TOWN);
        gate.allow(GET, "/api/v1/quarters/{quarter}/proof", TOWN, AUDITOR);
        gate.allow(GET, "/api/v1/quarters/{quarter}/proof/printed", TOWN, AUDITOR);
        gate.allow(GET, "/api/v1/quarters/{quarter}/proof.pdf", TOWN, AUDITOR);
        gate.allow(POST, "/api/v1/book-checks", TOWN, AUDITOR);
        gate.allow(GET, "/api/v1/seals", TOWN, AUDITOR);
        gate.allow(POST, "/api/v1/seal-checks", TOWN, AUDITOR);
        gate.allow(GET, "/api/v1/book.jsonl", TOWN, AUDITOR);
        gate.allow(GET, "/api/v1/me/wallet/entries/{transfer}/receipt", VILLAGER);
        gate.allow(GET, "/api/v1/me/wallet/entries/{transfer}/receipt.pdf", VILLAGER);
        gate.allow(
                GET,
                "/api/v1/households/{household}/wallet/entries/{transfer}/receipt.pdf",
                COMMITTEE,
                CLERK,
                PANEL,
                INSPECTOR,
                TOWN,
                AUDITOR);
        gate.allow(GET, "/api/v1/me/wallet", VILLAGER);
        gate.allow(GET, "/api/v1/me/passbook", VILLAGER);
        gate.allow(GET, "/api/v1/me/wallet/entries", VILLAGER);
        gate.allow(GET, "/api/v1/me/wallet/passbook.pdf", VILLAGER);
        gate.allow(
                GET,
                "/api/v1/households/{household}/wallet/passbook.pdf",
                COMMITTEE,
                CLERK,
                PANEL,
                INSPECTOR,
                TOWN,
                AUDITOR);
        gate.allow(GET, "/api/v1/households/{household}/wallet", COMMITTEE, CLERK, PANEL, INSPECTOR, TOWN, AUDITOR);
        gate.allow(
                GET,
                "/api/v1/households/{household}/wallet/entries",
                COMMITTEE,
                CLERK,
                PANEL,
                INSPECTOR,
                TOWN,
                AUDITOR);
        gate.allow(GET, "/api/v1/pools", TOWN, AUDITOR);
        gate.allow(GET, "/api/v1/pools.xlsx", TOWN, AUDITOR);
        gate.allow(GET, "/api/v1/villages/{village}/pool", COMMITTEE, CLERK, PANEL, INSPECTOR, TOWN, AUDITOR);
        gate.allow(GET, "/api/v1/villages/{village}/pool/entries", COMMITTEE, CLERK, PANEL, INSPECTOR, TOWN, AUDITOR);
        gate.allow(GET, "/api/v1/transfers/{transfer}", TOWN, AUDITOR);
        gate.allow(POST, "/api/v1/corrections", TOWN);
        gate.allow(GET, "/api/v1/corrections", TOWN, AUDITOR);
        gate.allow(POST, "/api/v1/corrections/{correction}/confirm", TOWN);
        gate.allow(POST, "/api/v1/corrections/{correction}/decline", TOWN);
        gate.allow(GET, "/api/v1/expiry-terms", TOWN, AUDITOR);
        gate.allow(POST, "/api/v1/expiry-terms", TOWN);
        gate.allow(POST, "/api/v1/expiry-terms/{terms}/confirm", TOWN);
        gate.allow(POST, "/api/v1/expiry-terms/{terms}/decline", TOWN);
        gate.allow(GET, "/api/v1/expiry-preview", TOWN, AUDITOR);
        gate.allow(GET, "/api/v1/expiry-clearings", TOWN, AUDITOR);
        gate.allow(GET, "/api/v1/me/wallet/expiry", VILLAGER);
        gate.allow(
                GET, "/api/v1/households/{household}/wallet/expiry", COMMITTEE, CLERK, PANEL, INSPECTOR, TOWN, AUDITOR);

        // alerts
        gate.allow(GET, "/api/v1/alerts", AUDITOR, TOWN);
        gate.allow(GET, "/api/v1/alerts/{alert}", AUDITOR, TOWN);
        gate.allow(POST, "/api/v1/alert-checks", AUDITOR, TOWN);
        gate.allow(POST, "/api/v1/alerts/{alert}/looks", AUDITOR, TOWN);
        gate.allow(POST, "/api/v1/alerts/{alert}/settlement", AUDITOR);
        gate.allow(GET, "/api/v1/alert-settings", AUDITOR, TOWN);
        gate.allow(PUT, "/api/v1/alert-settings", TOWN);
        gate.allow(GET, "/api/v1/callback-rounds", AUDITOR, TOWN);
        gate.allow(POST, "/api/v1/callback-rounds", AUDITOR);
        gate.allow(GET, "/api/v1/callback-rounds/{callback}", AUDITOR, TOWN);
        gate.allow(POST, "/api/v1/callback-rounds/{callback}/draw", AUDITOR);
        gate.allow(PUT, "/api/v1/callback-notes/{note}", AUDITOR);
        gate.allow(POST, "/api/v1/callback-rounds/{callback}/close", AUDITOR);

        // rules
        gate.member(GET, "/api/v1/rules");
        gate.member(GET, "/api/v1/rules/{code}");
        gate.member(GET, "/api/v1/rules/{code}/versions");
        gate.allow(POST, "/api/v1/rules", TOWN);
        gate.allow(POST, "/api/v1/rules/{code}/versions", TOWN);
        gate.allow(POST, "/api/v1/rules/default-catalogue", TOWN);

        // awards: honours and flags
        gate.allow(POST, "/api/v1/villages/{village}/nominations", VILLAGER, COMMITTEE, TOWN);
        gate.allow(GET, "/api/v1/villages/{village}/nominations", COMMITTEE, PANEL, INSPECTOR, TOWN, AUDITOR);
        gate.member(GET, "/api/v1/me/nominations");
        gate.member(GET, "/api/v1/nominations/{nomination}");
        gate.member(GET, "/api/v1/applications/{application}/nomination");
        gate.allow(POST, "/api/v1/nominations/{nomination}/acceptance", COMMITTEE, TOWN);
        gate.allow(POST, "/api/v1/nominations/{nomination}/refusal", COMMITTEE, TOWN);
        gate.allow(POST, "/api/v1/nominations/{nomination}/withdrawal", VILLAGER, COMMITTEE, TOWN);
        gate.allow(GET, "/api/v1/villages/{village}/honours", COMMITTEE, PANEL, INSPECTOR, TOWN, AUDITOR);
        gate.member(GET, "/api/v1/honours/{honour}");
        gate.allow(GET, "/api/v1/honours/{honour}/certificate.pdf", COMMITTEE, TOWN);
        gate.allow(GET, "/api/v1/honours/{honour}/praise.pdf", COMMITTEE, TOWN);
        gate.allow(POST, "/api/v1/honours/{honour}/checks", INSPECTOR, COMMITTEE, TOWN);
        gate.allow(POST, "/api/v1/honours/{honour}/take-down", COMMITTEE, TOWN);
        gate.allow(POST, "/api/v1/villages/{village}/flags", INSPECTOR, COMMITTEE);
        gate.allow(GET, "/api/v1/villages/{village}/flags", INSPECTOR, COMMITTEE, TOWN, AUDITOR);
        gate.allow(POST, "/api/v1/flags/{flag}/cure-report", VILLAGER);
        gate.allow(POST, "/api/v1/flags/{flag}/look", INSPECTOR, COMMITTEE);
        gate.allow(GET, "/api/v1/households/{household}/flags", VILLAGER, INSPECTOR, COMMITTEE, TOWN, AUDITOR);

        // awards
        gate.allow(POST, "/api/v1/applications", VILLAGER);
        gate.member(GET, "/api/v1/applications/{application}");
        gate.allow(POST, "/api/v1/applications/{application}/withdrawal", VILLAGER);
        gate.allow(GET, "/api/v1/me/applications", VILLAGER);
        gate.allow(GET, "/api/v1/villages/{village}/applications", COMMITTEE, INSPECTOR, PANEL, TOWN, AUDITOR);
        gate.allow(GET, "/api/v1/applications.xlsx", COMMITTEE, TOWN, AUDITOR);
        gate.allow(GET, "/api/v1/villages/{village}/application-counts", COMMITTEE, INSPECTOR, PANEL, TOWN, AUDITOR);
        gate.allow(GET, "/api/v1/household-cards/{card}/rules", COMMITTEE, INSPECTOR, TOWN);
        gate.allow(POST, "/api/v1/villages/{village}/records", COMMITTEE, INSPECTOR, TOWN);
        gate.allow(POST, "/api/v1/applications/{application}/acceptance", COMMITTEE, INSPECTOR, TOWN);
        gate.allow(POST, "/api/v1/applications/{application}/confirmation", VILLAGER, COMMITTEE, INSPECTOR, TOWN);
        gate.allow(POST, "/api/v1/applications/{application}/refusal", VILLAGER, COMMITTEE, INSPECTOR, TOWN);
        gate.allow(POST, "/api/v1/villages/{village}/activities", COMMITTEE, INSPECTOR);
        gate.allow(GET, "/api/v1/villages/{village}/activities", COMMITTEE, INSPECTOR, PANEL, TOWN, AUDITOR);
        gate.allow(GET, "/api/v1/activities/{activity}", COMMITTEE, INSPECTOR, PANEL, TOWN, AUDITOR);
        gate.allow(POST, "/api/v1/activities/{activity}/arrivals", COMMITTEE, INSPECTOR);
        gate.allow(POST, "/api/v1/activities/{activity}/departures", COMMITTEE, INSPECTOR);
        gate.allow(POST, "/api/v1/activities/{activity}/end", COMMITTEE, INSPECTOR);
        gate.allow(POST, "/api/v1/activities/{activity}/confirmation", COMMITTEE, INSPECTOR);
        gate.allow(POST, "/api/v1/villages/{village}/reviews", COMMITTEE);
        gate.allow(GET, "/api/v1/villages/{village}/reviews", COMMITTEE, PANEL, TOWN, AUDITOR);
        gate.allow(GET, "/api/v1/reviews/{review}", COMMITTEE, PANEL, TOWN, AUDITOR);
        gate.allow(POST, "/api/v1/reviews/{review}/votes", PANEL);
        gate.allow(POST, "/api/v1/reviews/{review}/cancellation", COMMITTEE);
        gate.allow(GET, "/api/v1/me/review-stack", PANEL);
        gate.allow(POST, "/api/v1/villages/{village}/notices", COMMITTEE);
        gate.member(GET, "/api/v1/villages/{village}/notices");
        gate.member(GET, "/api/v1/notices/{notice}");
        gate.allow(GET, "/api/v1/notices/{notice}/notice.pdf", COMMITTEE, TOWN, AUDITOR);
        gate.allow(GET, "/api/v1/notices/{notice}/script", COMMITTEE, TOWN, AUDITOR);
        gate.allow(POST, "/api/v1/notices/{notice}/publication", COMMITTEE);
        gate.allow(POST, "/api/v1/notices/{notice}/discard", COMMITTEE);
        gate.allow(POST, "/api/v1/notices/{notice}/end", COMMITTEE, TOWN);
        gate.allow(POST, "/api/v1/applications/{application}/objections", VILLAGER);
        gate.allow(POST, "/api/v1/deductions/{deduction}/objections", VILLAGER);
        gate.allow(POST, "/api/v1/objections/{objection}/hearing", COMMITTEE, PANEL, TOWN);
        gate.allow(GET, "/api/v1/villages/{village}/objections", COMMITTEE, PANEL, TOWN, AUDITOR);
        gate.allow(GET, "/api/v1/me/objections", VILLAGER);
        gate.allow(POST, "/api/v1/villages/{village}/postings", COMMITTEE, TOWN);
        gate.allow(GET, "/api/v1/villages/{village}/postings", COMMITTEE, TOWN, AUDITOR);
        gate.allow(PUT, "/api/v1/villages/{village}/quarter-rules/{quarter}", TOWN);
        gate.member(GET, "/api/v1/quarter-rules");
        gate.allow(POST, "/api/v1/villages/{village}/deductions", COMMITTEE, INSPECTOR);
        gate.allow(GET, "/api/v1/villages/{village}/deductions", COMMITTEE, INSPECTOR, PANEL, TOWN, AUDITOR);
        gate.member(GET, "/api/v1/deductions/{deduction}");
        gate.allow(GET, "/api/v1/me/deductions", VILLAGER);
        gate.allow(POST, "/api/v1/deductions/{deduction}/cure-reports", VILLAGER);
        gate.allow(POST, "/api/v1/deductions/{deduction}/cure-checks", COMMITTEE, INSPECTOR);
        gate.allow(POST, "/api/v1/deductions/{deduction}/restoration", COMMITTEE, INSPECTOR);
        gate.allow(POST, "/api/v1/villages/{village}/home-sheets", INSPECTOR);
        gate.allow(GET, "/api/v1/villages/{village}/home-sheets", COMMITTEE, INSPECTOR, PANEL, TOWN, AUDITOR);
        gate.allow(POST, "/api/v1/villages/{village}/home-months", COMMITTEE);
        gate.allow(GET, "/api/v1/villages/{village}/home-months/{month}", COMMITTEE, INSPECTOR, PANEL, TOWN, AUDITOR);
        gate.allow(GET, "/api/v1/households/{household}/home-sheets", COMMITTEE, INSPECTOR, PANEL, TOWN, AUDITOR);
        gate.allow(GET, "/api/v1/me/home-sheets", VILLAGER);
        gate.member(GET, "/api/v1/villages/{village}/honour-scores");
        gate.allow(GET, "/api/v1/me/honour-score", VILLAGER);

        // assessment
        gate.allow(GET, "/api/v1/scheme-presets", TOWN, AUDITOR);
        gate.allow(GET, "/api/v1/scheme-presets/{code}", TOWN, AUDITOR);
        gate.allow(GET, "/api/v1/scheme-schema", TOWN, AUDITOR);
        gate.allow(POST, "/api/v1/scheme-checks", TOWN);
        gate.allow(POST, "/api/v1/scheme-simulations", TOWN);
        gate.allow(POST, "/api/v1/scheme-comparisons", TOWN);
        gate.member(GET, "/api/v1/assessment-rounds");
        gate.allow(POST, "/api/v1/assessment-rounds", TOWN);
        gate.member(GET, "/api/v1/assessment-rounds/{round}");
        gate.member(GET, "/api/v1/assessment-rounds/{round}/scheme");
        gate.member(GET, "/api/v1/assessment-rounds/{round}/scheme-versions");
        gate.allow(POST, "/api/v1/assessment-rounds/{round}/scheme-versions", TOWN);
        gate.allow(GET, "/api/v1/assessment-rounds/{round}/draws", TOWN, INSPECTOR, AUDITOR);
        gate.allow(POST, "/api/v1/assessment-rounds/{round}/draws", TOWN, INSPECTOR);
        gate.allow(GET, "/api/v1/assessment-draws/{draw}/verification", TOWN, INSPECTOR, AUDITOR);
        gate.allow(GET, "/api/v1/assessment-rounds/{round}/subjects", TOWN, INSPECTOR, COMMITTEE, AUDITOR);
        gate.allow(PUT, "/api/v1/assessment-rounds/{round}/roster", TOWN);
        gate.member(GET, "/api/v1/assessment-rounds/{round}/entries");
        gate.allow(PUT, "/api/v1/assessment-rounds/{round}/entries/{entry}", TOWN, INSPECTOR, COMMITTEE);
        gate.allow(GET, "/api/v1/assessment-rounds/{round}/reports", TOWN, INSPECTOR, COMMITTEE, AUDITOR);
        gate.allow(PUT, "/api/v1/assessment-rounds/{round}/reports/{report}", TOWN, INSPECTOR, COMMITTEE);
        gate.member(GET, "/api/v1/assessment-rounds/{round}/progress");
        gate.allow(GET, "/api/v1/assessment-rounds/{round}/consequences", TOWN, INSPECTOR, AUDITOR);
        gate.allow(GET, "/api/v1/assessment-rounds/{round}/bulletin.pdf", TOWN, INSPECTOR, COMMITTEE, AUDITOR);
        gate.allow(GET, "/api/v1/assessment-rounds/{round}/script", TOWN, INSPECTOR, COMMITTEE, AUDITOR);
        gate.allow(GET, "/api/v1/assessment-rounds/{round}/letters.pdf", TOWN, INSPECTOR, AUDITOR);
        gate.allow(GET, "/api/v1/assessment-rounds/{round}/certificates.pdf", TOWN, INSPECTOR, AUDITOR);
        gate.allow(GET, "/api/v1/assessment-rounds/{round}/score-form.xlsx", TOWN, INSPECTOR);
        gate.allow(POST, "/api/v1/assessment-rounds/{round}/score-previews", TOWN, INSPECTOR);
        gate.allow(POST, "/api/v1/assessment-rounds/{round}/score-imports", TOWN, INSPECTOR);
        gate.member(GET, "/api/v1/assessment-rounds/{round}/standing.xlsx");
        gate.allow(GET, "/api/v1/assessment-rounds/{round}/sheets", TOWN, INSPECTOR, AUDITOR);
        gate.allow(GET, "/api/v1/assessment-sheets/{sheet}", TOWN, INSPECTOR, AUDITOR);
        gate.allow(GET, "/api/v1/assessment-sheets/{sheet}/versions", TOWN, INSPECTOR, AUDITOR);
        gate.allow(PUT, "/api/v1/assessment-sheets/{sheet}", TOWN, INSPECTOR);
        gate.allow(PUT, "/api/v1/assessment-sheets/{sheet}/findings/{finding}", TOWN, INSPECTOR);
        gate.allow(DELETE, "/api/v1/assessment-sheets/{sheet}/findings/{finding}", TOWN, INSPECTOR);
        gate.allow(POST, "/api/v1/assessment-sheets/{sheet}/submission", TOWN, INSPECTOR);
        gate.allow(POST, "/api/v1/assessment-sheets/{sheet}/corrections", TOWN, INSPECTOR);
        gate.allow(POST, "/api/v1/assessment-rounds/{round}/simulations", TOWN);
        gate.allow(POST, "/api/v1/assessment-rounds/{round}/standings", TOWN);
        gate.allow(POST, "/api/v1/assessment-rounds/{round}/freeze", TOWN);
        gate.member(GET, "/api/v1/assessment-rounds/{round}/standing");
        gate.member(GET, "/api/v1/assessment-rounds/{round}/standings");
        gate.member(GET, "/api/v1/assessment-rounds/{round}/standings/{revision}/changes");
        gate.member(GET, "/api/v1/assessment-rounds/{round}/subjects/{subject}/trace");
        gate.member(GET, "/api/v1/annual-standings/{year}");
        gate.allow(GET, "/api/v1/assessment-rounds/{round}/objections", TOWN, COMMITTEE, AUDITOR);
        gate.allow(POST, "/api/v1/assessment-rounds/{round}/objections", COMMITTEE);
        gate.allow(POST, "/api/v1/assessment-rounds/{round}/objections/{objection}/decision", TOWN);
        gate.allow(POST, "/api/v1/assessment-rounds/{round}/objections/{objection}/withdrawal", COMMITTEE);

        // inspection: plans and teams
        gate.allow(GET, "/api/v1/inspectors", TOWN, AUDITOR);
        gate.allow(POST, "/api/v1/inspection-plans", TOWN);
        gate.allow(GET, "/api/v1/inspection-plans", TOWN, AUDITOR);
        gate.allow(GET, "/api/v1/inspection-plans/{plan}", TOWN, AUDITOR);
        gate.member(GET, "/api/v1/inspection-plans/{plan}/verification");
        gate.allow(POST, "/api/v1/inspection-plans/{plan}/draw", TOWN);
        gate.allow(POST, "/api/v1/inspection-plans/{plan}/beginning", TOWN);
        gate.allow(POST, "/api/v1/inspection-plans/{plan}/closing", TOWN);
        gate.allow(POST, "/api/v1/inspection-plans/{plan}/cancellation", TOWN);
        gate.allow(GET, "/api/v1/me/inspection-visits", INSPECTOR);
        gate.allow(PUT, "/api/v1/inspection-visits/{visit}/report", INSPECTOR);
        gate.allow(POST, "/api/v1/inspection-duties/{duty}/recusal", INSPECTOR);
        gate.allow(POST, "/api/v1/inspection-duties/{duty}/replacement", TOWN);
        gate.member(GET, "/api/v1/assessment-rounds/{round}/subjects/{subject}/inspections");

        // inspection: letters
        gate.allow(GET, "/api/v1/letters", TOWN, COMMITTEE, AUDITOR);
        gate.allow(GET, "/api/v1/letters/{letter}", TOWN, COMMITTEE, AUDITOR);
        gate.allow(GET, "/api/v1/letters/{letter}/letter.pdf", TOWN, COMMITTEE, AUDITOR);
        gate.allow(PUT, "/api/v1/letters/{letter}", TOWN);
        gate.allow(POST, "/api/v1/letters/{letter}/sending", TOWN);
        gate.allow(POST, "/api/v1/letters/{letter}/discard", TOWN);
        gate.allow(POST, "/api/v1/letters/{letter}/talk", TOWN);
        gate.allow(PUT, "/api/v1/letters/{letter}/replies/{reply}", COMMITTEE);
        gate.allow(POST, "/api/v1/letters/{letter}/review", TOWN);

        // spots
        gate.member(GET, "/api/v1/spot-kinds");
        gate.member(GET, "/api/v1/spots/near");
        gate.member(PUT, "/api/v1/spots/{id}");
        gate.member(GET, "/api/v1/spots/{id}");
        gate.member(POST, "/api/v1/spots/{id}/voices");
        gate.member(GET, "/api/v1/me/spots");
        gate.allow(PUT, "/api/v1/hotline-spots/{id}", COMMITTEE, TOWN);
        gate.allow(GET, "/api/v1/spots/{id}/caller", COMMITTEE, TOWN);
        gate.allow(POST, "/api/v1/spots/{id}/acceptance", INSPECTOR, COMMITTEE, TOWN);
        gate.allow(POST, "/api/v1/spots/{id}/refusal", COMMITTEE, TOWN);
        gate.allow(POST, "/api/v1/spots/{id}/assignment", COMMITTEE, TOWN);
        gate.allow(POST, "/api/v1/spots/{id}/hand-over", INSPECTOR, COMMITTEE, TOWN);
        gate.allow(POST, "/api/v1/spots/{id}/start", VILLAGER, INSPECTOR, COMMITTEE, TOWN);
        gate.allow(POST, "/api/v1/spots/{id}/rectification", VILLAGER, INSPECTOR, COMMITTEE, TOWN);
        gate.member(POST, "/api/v1/spots/{id}/sending-back");
        gate.member(POST, "/api/v1/spots/{id}/verification");
        gate.allow(POST, "/api/v1/spots/{id}/write-off", COMMITTEE, TOWN);
        gate.member(POST, "/api/v1/spots/{id}/reopening");
        gate.allow(POST, "/api/v1/spots/{id}/merge", COMMITTEE, TOWN);
        gate.allow(POST, "/api/v1/spots/{id}/hiding", COMMITTEE, TOWN);
        gate.allow(POST, "/api/v1/spots/{id}/showing", COMMITTEE, TOWN);
        gate.allow(POST, "/api/v1/spots/{id}/listing", COMMITTEE, TOWN);
        gate.allow(POST, "/api/v1/spot-batches/acceptance", INSPECTOR, COMMITTEE, TOWN);
        gate.allow(POST, "/api/v1/spot-batches/assignment", COMMITTEE, TOWN);
        gate.allow(GET, "/api/v1/spot-settings", INSPECTOR, COMMITTEE, TOWN, AUDITOR);
        gate.allow(PUT, "/api/v1/spot-settings", TOWN);
        gate.allow(GET, "/api/v1/spot-templates", INSPECTOR, COMMITTEE, TOWN, AUDITOR);
        gate.allow(POST, "/api/v1/spot-templates", TOWN);
        gate.allow(PUT, "/api/v1/spot-templates/{id}", TOWN);
        gate.allow(DELETE, "/api/v1/spot-templates/{id}", TOWN);

        // spots: lists and figures
        gate.allow(GET, "/api/v1/spots", INSPECTOR, COMMITTEE, PANEL, TOWN, AUDITOR);
        gate.allow(GET, "/api/v1/spot-counts", INSPECTOR, COMMITTEE, PANEL, TOWN, AUDITOR);
        gate.allow(GET, "/api/v1/spots/export.xlsx", INSPECTOR, COMMITTEE, PANEL, TOWN, AUDITOR);
        gate.allow(GET, "/api/v1/spot-heat", INSPECTOR, COMMITTEE, PANEL, TOWN, AUDITOR);
        gate.allow(GET, "/api/v1/spot-figures", COMMITTEE, TOWN, AUDITOR);

        // spots: re-inspection and registers
        gate.allow(POST, "/api/v1/spot-rechecks", TOWN);
        gate.allow(GET, "/api/v1/spot-rechecks/{month}", TOWN, INSPECTOR, AUDITOR);
        gate.allow(GET, "/api/v1/spot-rechecks/{month}/verification", TOWN, INSPECTOR, AUDITOR);
        gate.allow(POST, "/api/v1/spot-rechecks/{month}/spots/{spot}/result", TOWN, INSPECTOR);
        gate.allow(GET, "/api/v1/villages/{village}/spot-findings", COMMITTEE, INSPECTOR, TOWN, AUDITOR);
        gate.allow(POST, "/api/v1/spot-findings/{finding}/withdrawal", TOWN);
        gate.allow(PUT, "/api/v1/register-sites/{site}", COMMITTEE, INSPECTOR, TOWN);
        gate.allow(GET, "/api/v1/register-sites", COMMITTEE, INSPECTOR, TOWN, AUDITOR);
        gate.allow(GET, "/api/v1/register-sites/{site}", COMMITTEE, INSPECTOR, TOWN, AUDITOR);
        gate.allow(POST, "/api/v1/register-sites/{site}/looks", COMMITTEE, INSPECTOR, TOWN);
        gate.allow(POST, "/api/v1/register-sites/{site}/treatment", COMMITTEE, INSPECTOR, TOWN);
        gate.allow(POST, "/api/v1/register-sites/{site}/closing", TOWN);

        // campaigns
        gate.member(GET, "/api/v1/campaigns");
        gate.allow(PUT, "/api/v1/campaigns/{campaign}", TOWN);
        gate.allow(POST, "/api/v1/campaigns/{campaign}/moves", TOWN);
        gate.allow(PUT, "/api/v1/campaigns/{campaign}/targets", TOWN);
        gate.allow(PUT, "/api/v1/campaigns/{campaign}/reports/{report}", COMMITTEE, INSPECTOR, TOWN);
        gate.allow(GET, "/api/v1/campaigns/{campaign}/picture", COMMITTEE, INSPECTOR, PANEL, TOWN, AUDITOR);
        gate.allow(GET, "/api/v1/campaigns/{campaign}/villages/{village}", COMMITTEE, INSPECTOR, PANEL, TOWN, AUDITOR);

        // campaigns: the calendar
        gate.allow(PUT, "/api/v1/actions/{action}", COMMITTEE, TOWN);
        gate.allow(POST, "/api/v1/actions/{action}/calling-off", COMMITTEE, TOWN);
        gate.member(GET, "/api/v1/me/action-days");
        gate.member(GET, "/api/v1/me/action-days.ics");
        gate.allow(PUT, "/api/v1/action-turnouts/{turnout}", COMMITTEE, INSPECTOR, TOWN);
        gate.allow(GET, "/api/v1/villages/{village}/action-turnouts", COMMITTEE, INSPECTOR, PANEL, TOWN, AUDITOR);
        gate.allow(GET, "/api/v1/action-months/{month}", COMMITTEE, INSPECTOR, PANEL, TOWN, AUDITOR);

        // campaigns: plans, landscapes, weekly notes
        gate.allow(GET, "/api/v1/plans/{year}", COMMITTEE, INSPECTOR, PANEL, TOWN, AUDITOR);
        gate.allow(GET, "/api/v1/villages/{village}/plans/{year}", COMMITTEE, INSPECTOR, PANEL, TOWN, AUDITOR);
        gate.allow(PUT, "/api/v1/villages/{village}/plans/{year}", COMMITTEE);
        gate.allow(POST, "/api/v1/villages/{village}/plans/{year}/moves", COMMITTEE, TOWN);
        gate.allow(POST, "/api/v1/villages/{village}/plans/{year}/comments", TOWN);
        gate.allow(PUT, "/api/v1/villages/{village}/plans/{year}/measures/{measure}", COMMITTEE);
        gate.allow(POST, "/api/v1/measures/{measure}/moves", COMMITTEE, TOWN);
        gate.allow(PUT, "/api/v1/landscape-targets/{year}", TOWN);
        gate.member(GET, "/api/v1/landscape-counts/{year}");
        gate.allow(PUT, "/api/v1/landscapes/{landscape}", COMMITTEE, INSPECTOR, TOWN);
        gate.allow(GET, "/api/v1/landscapes", COMMITTEE, INSPECTOR, PANEL, TOWN, AUDITOR);
        gate.allow(POST, "/api/v1/landscapes/{landscape}/moves", COMMITTEE, INSPECTOR, TOWN);
        gate.allow(PUT, "/api/v1/weekly-notes/{note}", COMMITTEE, INSPECTOR, TOWN);
        gate.allow(GET, "/api/v1/weekly-notes", COMMITTEE, INSPECTOR, PANEL, TOWN, AUDITOR);

        // duties: named posts and the duty book
        gate.allow(PUT, "/api/v1/positions/{position}", COMMITTEE, TOWN);
        gate.allow(GET, "/api/v1/positions/{position}", COMMITTEE, INSPECTOR, PANEL, TOWN, AUDITOR);
        gate.allow(GET, "/api/v1/villages/{village}/positions", COMMITTEE, INSPECTOR, PANEL, TOWN, AUDITOR);
        gate.allow(POST, "/api/v1/positions/{position}/appointment", COMMITTEE, TOWN);
        gate.allow(POST, "/api/v1/positions/{position}/vacating", COMMITTEE, TOWN);
        gate.allow(POST, "/api/v1/positions/{position}/closing", COMMITTEE, TOWN);
        gate.allow(PUT, "/api/v1/positions/{position}/handovers/{handover}", COMMITTEE, TOWN);
        gate.member(POST, "/api/v1/position-handovers/{handover}/confirmation");
        gate.allow(POST, "/api/v1/position-handovers/{handover}/withdrawal", COMMITTEE, TOWN);
        gate.member(GET, "/api/v1/me/position-handovers");
        gate.allow(PUT, "/api/v1/positions/{position}/homes/{household}", COMMITTEE, TOWN);
        gate.allow(POST, "/api/v1/positions/{position}/homes/{household}/ending", COMMITTEE, TOWN);
        gate.allow(GET, "/api/v1/me/positions", VILLAGER);
        gate.allow(PUT, "/api/v1/doorstep-agreements/{agreement}", VILLAGER, COMMITTEE, INSPECTOR, TOWN);
        gate.allow(
                GET, "/api/v1/doorstep-agreements/{agreement}", VILLAGER, COMMITTEE, INSPECTOR, PANEL, TOWN, AUDITOR);
        gate.allow(POST, "/api/v1/doorstep-agreements/{agreement}/voiding", COMMITTEE, TOWN);
        gate.allow(PUT, "/api/v1/doorstep-checks/{check}", COMMITTEE, INSPECTOR, TOWN);
        gate.allow(GET, "/api/v1/villages/{village}/duty-book", COMMITTEE, INSPECTOR, PANEL, TOWN, AUDITOR);
        gate.allow(GET, "/api/v1/villages/{village}/duty-book.xlsx", COMMITTEE, INSPECTOR, PANEL, TOWN, AUDITOR);
        gate.allow(GET, "/api/v1/me/doorstep-agreements", VILLAGER);

        // media: blurred parts and voice notes
        gate.allow(POST, "/api/v1/photos/{id}/blurs", COMMITTEE, TOWN);
        gate.allow(GET, "/api/v1/photos/{id}/blurs", COMMITTEE, TOWN, AUDITOR);
        gate.allow(GET, "/api/v1/photos/{id}/original", TOWN, AUDITOR);
        gate.open(GET, "/api/v1/checked-photos/{token}");
        gate.member(PUT, "/api/v1/recordings/{id}");
        gate.member(GET, "/api/v1/recordings/{id}");

        // store
        gate.member(GET, "/api/v1/goods");
        gate.member(GET, "/api/v1/goods/{id}");
        gate.allow(POST, "/api/v1/goods", TOWN);
        gate.allow(PUT, "/api/v1/goods/{id}", TOWN);
        gate.allow(POST, "/api/v1/goods/default-catalogue", TOWN);
        gate.member(GET, "/api/v1/redemption-windows");
        gate.member(GET, "/api/v1/redemption-windows/{id}");
        gate.allow(POST, "/api/v1/redemption-windows", TOWN);
        gate.allow(POST, "/api/v1/villages/{village}/redemption-windows", COMMITTEE, TOWN);
        gate.allow(PUT, "/api/v1/redemption-windows/{id}", COMMITTEE, TOWN);
        gate.allow(GET, "/api/v1/redemption-windows/{id}/settlement", COMMITTEE, CLERK, TOWN, AUDITOR);
        gate.allow(GET, "/api/v1/redemption-windows/{id}/script", COMMITTEE, CLERK, TOWN, AUDITOR);
        gate.allow(GET, "/api/v1/settlements/{quarter}", TOWN, AUDITOR);
        gate.allow(POST, "/api/v1/redemptions", VILLAGER, COMMITTEE, CLERK);
        gate.allow(GET, "/api/v1/redemptions", VILLAGER);
        gate.allow(GET, "/api/v1/redemptions/{id}", VILLAGER, COMMITTEE, CLERK, TOWN, AUDITOR);
        gate.allow(GET, "/api/v1/redemptions/{id}/receipt", VILLAGER, COMMITTEE, CLERK, TOWN, AUDITOR);
        gate.allow(GET, "/api/v1/redemptions/{id}/receipt.pdf", VILLAGER, COMMITTEE, CLERK, TOWN, AUDITOR);
        gate.allow(POST, "/api/v1/redemptions/{id}/cancellation", VILLAGER, COMMITTEE, CLERK);
        gate.allow(GET, "/api/v1/villages/{village}/redemptions", COMMITTEE, CLERK, TOWN, AUDITOR);
        gate.allow(GET, "/api/v1/redemptions.xlsx", COMMITTEE, CLERK, TOWN, AUDITOR);
        gate.allow(POST, "/api/v1/pickup-checks", COMMITTEE, CLERK);
        gate.allow(POST, "/api/v1/handovers", COMMITTEE, CLERK);
        gate.allow(POST, "/api/v1/redemptions/{id}/returns", COMMITTEE, CLERK);
        gate.allow(POST, "/api/v1/goods-returns/{id}/decision", COMMITTEE, TOWN);
        gate.allow(GET, "/api/v1/villages/{village}/goods-returns", COMMITTEE, CLERK, TOWN, AUDITOR);
        gate.allow(GET, "/api/v1/villages/{village}/stock", COMMITTEE, CLERK, TOWN, AUDITOR);
        gate.allow(POST, "/api/v1/villages/{village}/deliveries", COMMITTEE, CLERK, TOWN);
        gate.allow(GET, "/api/v1/villages/{village}/deliveries", COMMITTEE, CLERK, TOWN, AUDITOR);

        // store: people at the counter
        gate.allow(POST, "/api/v1/villages/{village}/counter-lists", COMMITTEE, CLERK);
        gate.allow(PUT, "/api/v1/offline-handovers/{id}", COMMITTEE, CLERK);
        gate.allow(GET, "/api/v1/offline-handovers", COMMITTEE, CLERK, TOWN, AUDITOR);
        gate.allow(POST, "/api/v1/offline-handovers/{id}/explanation", COMMITTEE, TOWN);
        gate.allow(PUT, "/api/v1/proxies/{id}", VILLAGER, COMMITTEE);
        gate.allow(POST, "/api/v1/proxies/{id}/ending", VILLAGER, COMMITTEE);
        gate.allow(GET, "/api/v1/me/proxies", VILLAGER);
        gate.allow(GET, "/api/v1/households/{household}/proxies", COMMITTEE, CLERK, TOWN, AUDITOR);
        gate.allow(POST, "/api/v1/redemptions/{id}/collection-errands", COMMITTEE);
        gate.allow(POST, "/api/v1/errands/{id}/withdrawal", COMMITTEE);
        gate.allow(GET, "/api/v1/me/errands", VILLAGER);
        gate.allow(GET, "/api/v1/villages/{village}/errands", COMMITTEE, CLERK, TOWN, AUDITOR);
        gate.allow(POST, "/api/v1/errands/{id}/objection", VILLAGER);
        gate.allow(POST, "/api/v1/errands/{id}/answer", COMMITTEE, TOWN);
        gate.allow(POST, "/api/v1/counter-sales", COMMITTEE, CLERK);
        gate.allow(PUT, "/api/v1/households/{household}/pin", COMMITTEE);
        gate.allow(GET, "/api/v1/households/{household}/pin", COMMITTEE, CLERK);
        gate.allow(POST, "/api/v1/households/{household}/pin-resets", COMMITTEE);
        gate.allow(POST, "/api/v1/pin-resets/{id}/agreement", COMMITTEE, TOWN);
        gate.allow(GET, "/api/v1/villages/{village}/pin-resets", COMMITTEE, TOWN);
        gate.allow(POST, "/api/v1/paper-list-checks", COMMITTEE);
        gate.allow(PUT, "/api/v1/paper-lists/{id}", COMMITTEE);
        gate.allow(POST, "/api/v1/paper-lists/{id}/rows", COMMITTEE);
        gate.allow(GET, "/api/v1/paper-lists/{id}", COMMITTEE, CLERK, TOWN, AUDITOR);
        gate.allow(GET, "/api/v1/villages/{village}/paper-lists", COMMITTEE, CLERK, TOWN, AUDITOR);

        // store: from purchase to shelf, and the money
        gate.member(GET, "/api/v1/outlets");
        gate.allow(PUT, "/api/v1/outlets/{outlet}", TOWN);
        gate.allow(GET, "/api/v1/outlets/{outlet}/shelf", COMMITTEE, CLERK, TOWN, AUDITOR);
        gate.allow(GET, "/api/v1/outlets/{outlet}/poster.pdf", COMMITTEE, CLERK, TOWN);
        gate.allow(GET, "/api/v1/batch-checks", TOWN, AUDITOR);
        gate.allow(GET, "/api/v1/store-settings", COMMITTEE, CLERK, TOWN, AUDITOR);
        gate.allow(PUT, "/api/v1/store-settings", TOWN);
        gate.allow(PUT, "/api/v1/purchases/{id}", COMMITTEE, TOWN);
        gate.allow(GET, "/api/v1/purchases/{id}", COMMITTEE, CLERK, TOWN, AUDITOR);
        gate.allow(GET, "/api/v1/outlets/{outlet}/purchases", COMMITTEE, CLERK, TOWN, AUDITOR);
        gate.allow(POST, "/api/v1/purchases/{id}/closing", COMMITTEE, TOWN);
        gate.allow(PUT, "/api/v1/receipts/{id}", COMMITTEE, CLERK, TOWN);
        gate.allow(GET, "/api/v1/receipts/{id}", COMMITTEE, CLERK, TOWN, AUDITOR);
        gate.allow(GET, "/api/v1/outlets/{outlet}/receipts", COMMITTEE, CLERK, TOWN, AUDITOR);
        gate.member(POST, "/api/v1/receipt-checks");
        gate.member(POST, "/api/v1/receipts/{id}/signatures");
        gate.allow(POST, "/api/v1/receipts/{id}/cancellation", COMMITTEE, CLERK, TOWN);
        gate.allow(PUT, "/api/v1/losses/{id}", COMMITTEE, CLERK);
        gate.allow(POST, "/api/v1/losses/{id}/decision", COMMITTEE, TOWN);
        gate.allow(GET, "/api/v1/outlets/{outlet}/losses", COMMITTEE, CLERK, TOWN, AUDITOR);
        gate.allow(PUT, "/api/v1/stocktakings/{id}", COMMITTEE, CLERK, TOWN);
        gate.allow(GET, "/api/v1/stocktakings/{id}", COMMITTEE, CLERK, TOWN, AUDITOR);
        gate.allow(GET, "/api/v1/outlets/{outlet}/stocktakings", COMMITTEE, CLERK, TOWN, AUDITOR);
        gate.allow(PUT, "/api/v1/stocktakings/{id}/lines/{good}", COMMITTEE, CLERK, TOWN);
        gate.allow(POST, "/api/v1/stocktakings/{id}/submission", COMMITTEE, CLERK, TOWN);
        gate.member(POST, "/api/v1/stocktakings/{id}/signatures");
        gate.allow(POST, "/api/v1/stocktakings/{id}/decision", COMMITTEE, TOWN);
        gate.allow(PUT, "/api/v1/shipments/{id}", COMMITTEE, CLERK, TOWN);
        gate.allow(POST, "/api/v1/shipments/{id}/arrival", COMMITTEE, CLERK, TOWN);
        gate.allow(GET, "/api/v1/outlets/{outlet}/shipments", COMMITTEE, CLERK, TOWN, AUDITOR);
        gate.allow(GET, "/api/v1/outlets/{outlet}/prices", COMMITTEE, CLERK, TOWN, AUDITOR);
        gate.allow(PUT, "/api/v1/outlets/{outlet}/prices/{good}", TOWN);
        gate.allow(PUT, "/api/v1/supplier-bills/{id}", TOWN);
        gate.allow(GET, "/api/v1/supplier-bills/{id}", CLERK, TOWN, AUDITOR);
        gate.allow(GET, "/api/v1/outlets/{outlet}/supplier-bills", CLERK, TOWN, AUDITOR);
        gate.allow(POST, "/api/v1/supplier-bills/{id}/agreement", CLERK);
        gate.allow(POST, "/api/v1/supplier-bills/{id}/payment", TOWN);
        gate.allow(POST, "/api/v1/supplier-bills/{id}/voiding", TOWN);
        gate.allow(GET, "/api/v1/money", TOWN, AUDITOR);
        gate.allow(GET, "/api/v1/money/cover", TOWN, AUDITOR);
        gate.allow(GET, "/api/v1/price-checks", TOWN, AUDITOR);
        gate.allow(PUT, "/api/v1/price-quotes/{id}", TOWN);

        // season: hours and scarce goods
        gate.member(GET, "/api/v1/redemption-windows/{window}/slots");
        gate.allow(PUT, "/api/v1/redemption-windows/{window}/slots", COMMITTEE);
        gate.allow(POST, "/api/v1/redemption-windows/{window}/slot-proposals", COMMITTEE);
        gate.member(GET, "/api/v1/redemption-windows/{window}/pickup-hours");
        gate.allow(PUT, "/api/v1/redemptions/{id}/off-hours", COMMITTEE, CLERK);
        gate.member(GET, "/api/v1/redemption-windows/{window}/releases");
        gate.allow(PUT, "/api/v1/redemption-windows/{window}/releases/{release}", COMMITTEE);
        gate.member(GET, "/api/v1/releases/{release}");
        gate.member(GET, "/api/v1/releases/{release}/verification");
        gate.allow(POST, "/api/v1/releases/{release}/entries", VILLAGER, COMMITTEE, CLERK);
        gate.allow(POST, "/api/v1/releases/{release}/entry-withdrawal", VILLAGER, COMMITTEE, CLERK);
        gate.allow(POST, "/api/v1/releases/{release}/draw", COMMITTEE);
        gate.allow(POST, "/api/v1/releases/{release}/opening", COMMITTEE);
        gate.allow(POST, "/api/v1/releases/{release}/cancellation", COMMITTEE);

        // season: wishes and gifts
        gate.member(GET, "/api/v1/villages/{village}/wish-rounds");
        gate.allow(POST, "/api/v1/villages/{village}/wish-rounds", COMMITTEE);
        gate.allow(PUT, "/api/v1/wish-rounds/{round}", COMMITTEE);
        gate.allow(GET, "/api/v1/wish-rounds/{round}/wish", VILLAGER, COMMITTEE, CLERK);
        gate.allow(PUT, "/api/v1/wish-rounds/{round}/wish", VILLAGER, COMMITTEE, CLERK);
        gate.allow(GET, "/api/v1/wish-rounds/{round}/sums", COMMITTEE, CLERK, TOWN, AUDITOR);
        gate.allow(PUT, "/api/v1/gifts/{gift}", COMMITTEE);
        gate.allow(POST, "/api/v1/gifts/{gift}/decision", COMMITTEE, TOWN);
        gate.allow(POST, "/api/v1/gifts/{gift}/handover", COMMITTEE, CLERK);
        gate.allow(POST, "/api/v1/gifts/{gift}/withdrawal", COMMITTEE);
        gate.allow(GET, "/api/v1/villages/{village}/gifts", COMMITTEE, CLERK, TOWN, AUDITOR);
        gate.allow(GET, "/api/v1/gift-limits/{quarter}", COMMITTEE, TOWN, AUDITOR);
        gate.allow(PUT, "/api/v1/gift-limits/{quarter}", TOWN);

        // board
        gate.allow(POST, "/api/v1/announcements", COMMITTEE, TOWN);
        gate.allow(POST, "/api/v1/announcements/{id}/withdrawal", COMMITTEE, TOWN);
        gate.allow(GET, "/api/v1/announcements", COMMITTEE, TOWN, AUDITOR);
        gate.allow(GET, "/api/v1/villages/{village}/honour-board.pdf", COMMITTEE, TOWN, AUDITOR);
    }
}
