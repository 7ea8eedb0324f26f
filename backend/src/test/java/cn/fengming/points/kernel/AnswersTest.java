package cn.fengming.points.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fengming.points.testing.PointsTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

/** What was answered is kept so that only the program reads it, and an older program beside this one does no harm. */
@PointsTest
class AnswersTest {

    private static final byte[] HASH = {1, 2, 3};
    private static final byte[] BODY = "{\"code\":\"12345678\"}".getBytes(StandardCharsets.UTF_8);

    @Autowired
    Answers answers;

    @Autowired
    DatabaseClient database;

    @Autowired
    TransactionalOperator transaction;

    private final AnswerKey key =
            new AnswerKey(UUID.randomUUID(), UUID.randomUUID(), "POST /api/v1/redemptions", "answers-test");

    @Test
    void an_answer_comes_back_byte_by_byte() {
        keep(key);
        Answers.Claim claim = claim(key, HASH);
        assertThat(claim.same()).isTrue();
        assertThat(claim.given().body()).isEqualTo(BODY);
        assertThat(claim.given().status()).isEqualTo(201);
        assertThat(claim.given().headers()).isEqualTo(Map.of("Location", List.of("/x/1")));
    }

    @Test
    void another_request_is_told_apart() {
        keep(key);
        assertThat(claim(key, new byte[] {1, 2, 4}).same()).isFalse();
    }

    @Test
    void neither_the_answer_nor_a_hash_of_the_request_can_be_read_in_the_database() {
        keep(key);
        assertThat(bytes("body")).isNotEqualTo(BODY);
        assertThat(new String(bytes("body"), StandardCharsets.ISO_8859_1)).doesNotContain("12345678");
        assertThat(bytes("body_hash")).isNotEqualTo(HASH);
    }

    @Test
    void moved_to_somebody_elses_row_it_does_not_open() {
        keep(key);
        UUID thief = UUID.randomUUID();
        execute("update kernel.answer set person_id = '" + thief + "' where town_id = :town");
        AnswerKey stolen = new AnswerKey(key.town(), thief, key.operation(), key.key());
        assertThatThrownBy(() -> claim(stolen, HASH)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void what_an_older_program_kept_is_repeated_as_it_is() {
        execute("""
                insert into kernel.answer (town_id, person_id, operation, key, body_hash, status, headers, body, created_at)
                values (:town, '%s', '%s', '%s', '\\x010203', 201, '{}', '\\x7b7d', now())
                """.formatted(key.person(), key.operation(), key.key()));
        Answers.Claim claim = claim(key, HASH);
        assertThat(claim.same()).isTrue();
        assertThat(claim.given().body()).isEqualTo("{}".getBytes(StandardCharsets.UTF_8));
        assertThat(claim(key, BODY).same()).isFalse();
    }

    @Test
    void an_older_program_hears_that_a_sealed_answer_is_under_way_and_a_free_key_is_free() {
        assertThat(claimedByOlderProgram()).isTrue();
        keep(key);
        assertThat(claimedByOlderProgram())
                .as("it repeats the request soon, and never does it anew")
                .isFalse();
    }

    private boolean claimedByOlderProgram() {
        return Boolean.TRUE.equals(
                database.sql("select claimed from kernel.claim_answer(:town, :person, :operation, :key)")
                        .bind("town", key.town())
                        .bind("person", key.person())
                        .bind("operation", key.operation())
                        .bind("key", key.key())
                        .mapValue(Boolean.class)
                        .one()
                        .block());
    }

    private void keep(AnswerKey kept) {
        StoredAnswer answer = new StoredAnswer(HASH, 201, Map.of("Location", List.of("/x/1")), BODY);
        transaction
                .transactional(answers.claim(kept, HASH).then(answers.keep(kept, answer)))
                .block();
    }

    private Answers.Claim claim(AnswerKey asked, byte[] hash) {
        return transaction.transactional(answers.claim(asked, hash)).block();
    }

    private byte[] bytes(String column) {
        return database.sql("select " + column + " from kernel.answer where town_id = :town")
                .bind("town", key.town())
                .map(row -> row.get(0, byte[].class))
                .one()
                .block();
    }

    private void execute(String sql) {
        database.sql(sql).bind("town", key.town()).then().block();
    }
}
