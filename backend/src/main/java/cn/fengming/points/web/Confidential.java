package cn.fengming.points.web;

import java.util.Set;

/**
 * Reads whose answers must be on no phone once they were looked at: pickup codes and PINs, ways of signing in (card
 * numbers, invitations, sessions), telephone numbers, and who looked at what. A shared phone in a village is the rule.
 */
final class Confidential {

    static final Set<String> PATHS = Set.of(
            // How somebody signs in, and who is who.
            "/api/v1/me",
            "/api/v1/me/held",
            "/api/v1/me/household",
            "/api/v1/sessions",
            "/api/v1/sessions/current",
            "/api/v1/sessions/demo-people",
            "/api/v1/sessions/towns",
            "/api/v1/persons",
            "/api/v1/posts",
            "/api/v1/invitations",
            "/api/v1/binding-requests",
            "/api/v1/households/by-card/{code}",
            "/api/v1/households/{household}",
            "/api/v1/households/{household}/history",
            "/api/v1/households/{household}/kin",
            "/api/v1/households/{household}/members",
            "/api/v1/households/{household}/members/{member}/phone",
            "/api/v1/household-cards/{card}/rules",
            "/api/v1/villages/{village}/households",
            "/api/v1/register-imports/{id}",
            // Codes and PINs at the counter, and who fetches for whom.
            "/api/v1/redemptions",
            "/api/v1/redemptions/{id}",
            "/api/v1/redemptions/{id}/receipt",
            "/api/v1/villages/{village}/redemptions",
            "/api/v1/offline-handovers",
            "/api/v1/me/proxies",
            "/api/v1/households/{household}/proxies",
            "/api/v1/me/errands",
            "/api/v1/villages/{village}/errands",
            "/api/v1/households/{household}/pin",
            "/api/v1/villages/{village}/pin-resets",
            "/api/v1/paper-lists/{id}",
            "/api/v1/villages/{village}/paper-lists",
            "/api/v1/me/wallet/entries/{transfer}/receipt",
            // Telephone numbers.
            "/api/v1/me/positions",
            "/api/v1/positions/{position}",
            "/api/v1/villages/{village}/positions",
            "/api/v1/spots/{id}/caller",
            // Who looked at what.
            "/api/v1/audit/records");

    private Confidential() {}

    static boolean covers(String pathTemplate) {
        return PATHS.contains(pathTemplate);
    }
}
