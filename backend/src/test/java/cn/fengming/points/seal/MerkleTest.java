package cn.fengming.points.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Trees, chains and the bytes below them: what is written in docs/proof.md, held fast. */
class MerkleTest {

    @Property(tries = 200)
    void every_leaf_leads_to_the_root_and_no_other_does(
            @ForAll @IntRange(min = 1, max = 70) int size, @ForAll @IntRange(max = 10_000) int which) {
        List<Print> leaves = prints(size);
        int at = which % size;
        List<Print> path = Merkle.path(leaves, at);
        Print root = Merkle.root(leaves);

        assertThat(path.size()).isLessThanOrEqualTo(7);
        assertThat(Merkle.climb(leaves.get(at), at, size, path)).isEqualTo(root);
        assertThat(Merkle.climb(Print.ofContent(new byte[] {1}), at, size, path))
                .isNotEqualTo(root);
        if (size > 1) {
            assertThat(Merkle.climb(leaves.get(at), (at + 1) % size, size, path))
                    .isNotEqualTo(root);
            assertThat(Merkle.climb(leaves.get(at), at, size, path.subList(1, path.size())))
                    .isNotEqualTo(root);
        }
        assertThat(Merkle.climb(leaves.get(at), size, size, path)).isNull();
    }

    @Property(tries = 100)
    void a_tree_tells_any_change_of_its_leaves(
            @ForAll @IntRange(min = 2, max = 40) int size, @ForAll @IntRange(max = 10_000) int which) {
        List<Print> leaves = prints(size);
        List<Print> without = new ArrayList<>(leaves);
        without.remove(which % size);
        List<Print> doubled = new ArrayList<>(leaves);
        doubled.add(leaves.get(size - 1));
        assertThat(Merkle.root(without)).isNotEqualTo(Merkle.root(leaves));
        assertThat(Merkle.root(doubled)).isNotEqualTo(Merkle.root(leaves));
    }

    @Property(tries = 100)
    void from_any_block_a_few_jumps_lead_to_any_older_one(
            @ForAll @IntRange(min = 1, max = 60_000) int newer, @ForAll @IntRange(min = 1, max = 60_000) int other) {
        long from = Math.max(newer, other);
        long to = Math.min(newer, other);
        int jumps = 0;
        for (long at = from; at > to; at = Block.towards(at, to)) {
            assertThat(Block.towards(at, to)).isBetween(to, at - 1);
            jumps++;
        }
        assertThat(jumps).isLessThanOrEqualTo(140);
    }

    /** Whoever changes the order or the names of the fields breaks every book that was ever sealed. */
    @Test
    void the_bytes_of_format_one_stay_as_they_are() throws Exception {
        UUID id = new UUID(0, 1);
        Content.Fund fund = new Content.Fund(
                id,
                100,
                1,
                "文",
                LocalDate.of(2026, 1, 5),
                new UUID(0, 2),
                Instant.parse("2026-01-05T01:02:03.000004Z"));
        String expected = field("fund")
                + field("00000000-0000-0000-0000-000000000001")
                + field("100")
                + field("1")
                + field("文")
                + field("2026-01-05")
                + field("00000000-0000-0000-0000-000000000002")
                + field("2026-01-05T01:02:03.000004Z");
        assertThat(Lines.print(fund).hex()).isEqualTo(sha256("00" + expected));
        Content.Account account = new Content.Account(id, "VILLAGE", id, "POOL", null, 0, -3, 2);
        assertThat(Lines.print(account).hex())
                .isEqualTo(sha256("00" + field("account") + field(id.toString()) + field("VILLAGE")
                        + field(id.toString()) + field("POOL") + "ffffffff" + field("0") + field("-3") + field("2")));
        Print a = Print.ofContent(new byte[0]);
        assertThat(Merkle.root(List.of(a, a)).hex()).isEqualTo(sha256("01" + a.hex() + a.hex()));
        assertThat(Lines.print(new SampleBook(5, 1).leaves().get(3)).hex())
                .as("a transfer, with all its fields and entries")
                .isEqualTo("11c97b6c2fd6240156048d087e48bc2e49edf0b284364c69510c1941b2d4caef");
    }

    @Test
    void heads_are_compared_by_people() {
        Print head = new Print("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef");
        assertThat(head.groups()).isEqualTo("04HM-ASW9-NF6Y-Y093-8NKR");
        assertThat(head.isShownAs("o4hm asw9 nf6y yo93 8nkr")).isTrue();
        assertThat(head.isShownAs(head.hex().toUpperCase())).isTrue();
        assertThat(head.isShownAs("04HM-ASW9-NF6Y-Y093-8NKS")).isFalse();
        assertThat(head.isShownAs("")).isFalse();
    }

    private static List<Print> prints(int size) {
        return IntStream.range(0, size)
                .mapToObj(at -> Print.ofContent(("leaf " + at).getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    private static String field(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return String.format("%08x", bytes.length) + HexFormat.of().formatHex(bytes);
    }

    private static String sha256(String hex) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256")
                        .digest(HexFormat.of().parseHex(hex)));
    }
}
