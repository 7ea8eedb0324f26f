package cn.fengming.points.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.testing.Servers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** A town in the middle of a season is brought up to date: its stock and what is set aside stay, and go on. */
class GoodsMigrationTest {

    private static final UUID TOWN = UUID.randomUUID();
    private static final UUID VILLAGE = UUID.randomUUID();
    private static final UUID GOOD = UUID.randomUUID();
    private static final UUID RESERVE = UUID.randomUUID();

    private static String transfer(UUID id, String movement, String from, String to, int pieces, String follows) {
        return """
                {"id":"%s","movement":"%s","fromKind":"VILLAGE","fromHolder":"%s","fromPurse":"%s","toKind":"VILLAGE",
                 "toHolder":"%s","toPurse":"%s","good":"%s","amount":%d,"source":"test","key":"%s","quarter":20264,
                 "effectiveOn":"2026-11-23","byPerson":"%s","reason":"测试","follows":%s}
                """.formatted(
                        id, movement, VILLAGE, from, VILLAGE, to, GOOD, pieces, movement, UUID.randomUUID(), follows);
    }

    private static void post(Connection database, String... transfers) throws SQLException {
        try (var post = database.prepareStatement("select * from ledger.post(?, now(), ?::jsonb)")) {
            post.setObject(1, TOWN);
            post.setString(2, "[" + String.join(",", transfers) + "]");
            post.execute();
        }
    }

    private static String balances(Connection database) throws SQLException {
        try (var ask = database.createStatement();
                var answer = ask.executeQuery(
                        "select string_agg(purse || '=' || balance, ' ' order by purse) from ledger.account")) {
            answer.next();
            return answer.getString(1);
        }
    }

    @Test
    void stockAndOpenHoldsOfARunningSeasonStayWhatTheyAre() throws SQLException {
        String url = "jdbc:" + Servers.postgres().url(Servers.newDatabase());
        String user = Servers.postgres().user();
        String password = Servers.postgres().password();
        Flyway.configure().dataSource(url, user, password).target("21").load().migrate();
        try (Connection database = DriverManager.getConnection(url, user, password)) {
            try (var open = database.prepareStatement("""
                    insert into ledger.quarter (town_id, quarter, state, opened_by, opened_at)
                    values (?, 20264, 'OPEN', ?, now())
                    """)) {
                open.setObject(1, TOWN);
                open.setObject(2, TOWN);
                open.execute();
            }
            post(
                    database,
                    transfer(UUID.randomUUID(), "RECEIVE", "SUPPLY", "STOCK", 10, "null"),
                    transfer(RESERVE, "RESERVE", "STOCK", "RESERVED", 4, "null"));

            Flyway.configure().dataSource(url, user, password).load().migrate();

            assertThat(balances(database)).isEqualTo("RESERVED=4 STOCK=6 SUPPLY=-10");
            post(
                    database,
                    transfer(UUID.randomUUID(), "HAND", "RESERVED", "HANDED", 4, "\"" + RESERVE + "\""),
                    transfer(UUID.randomUUID(), "BLOCK", "STOCK", "BLOCKED", 1, "null"));
            assertThat(balances(database)).isEqualTo("BLOCKED=1 HANDED=4 RESERVED=0 STOCK=5 SUPPLY=-10");
        }
    }
}
