package cn.fengming.points.seal;

import cn.fengming.points.seal.Content.Leaf;
import cn.fengming.points.seal.Content.Moved;
import cn.fengming.points.seal.Content.Side;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A small book as a town would export it, with a quarter's life in it: granted, earned, held, spent, given back. */
final class SampleBook {

    static final UUID TOWN = new UUID(7, 7);
    private static final Instant START = Instant.parse("2026-11-20T02:00:00Z");

    private final Random random;
    private final Map<String, Page> pages = new LinkedHashMap<>();
    private final List<Leaf> leaves = new ArrayList<>();
    private final List<Content.Transfer> awards = new ArrayList<>();

    private final class Page {

        final Side side;
        long balance;
        long seq;

        Page(String purse, UUID holder, @Nullable UUID good) {
            String kind =
                    purse.equals("ISSUE") ? "TOWN" : purse.equals("POOL") || good != null ? "VILLAGE" : "HOUSEHOLD";
            side = new Side(id(), kind, holder, purse, good);
        }

        Moved move(long amount) {
            balance += amount;
            seq++;
            return new Moved(side.account(), seq, 20264, amount, balance);
        }

        Content.Account line() {
            long floor =
                    side.purse().equals("ISSUE") ? -5_000 : side.purse().equals("SUPPLY") ? -9_000_000_000_000_000L : 0;
            return new Content.Account(
                    side.account(), side.holderKind(), side.holder(), side.purse(), side.good(), floor, balance, seq);
        }
    }

    SampleBook(long seed, int households) {
        random = new Random(seed);
        leaves.add(new Content.Fund(id(), 500_000, 5_000, "渝农发〔2026〕12号", LocalDate.of(2026, 1, 5), id(), START));
        UUID village = id();
        UUID good = id();
        Page pool = page("POOL", village, null);
        Page issue = page("ISSUE", TOWN, null);
        post("GRANT", issue, pool, 3_000, null);
        post("RECEIVE", page("SUPPLY", village, good), page("STOCK", village, good), 40, null);
        for (int each = 0; each < households; each++) {
            live(pool, village, good, id());
        }
        post(
                "UNDO_AWARD",
                page("WALLET", awards.get(0).to().holder(), null),
                pool,
                2,
                awards.get(0).id());
    }

    private void live(Page pool, UUID village, UUID good, UUID home) {
        Page wallet = page("WALLET", home, null);
        Page held = page("HELD", home, null);
        awards.add(post("AWARD", pool, wallet, 20 + random.nextInt(30), null));
        Content.Transfer hold = post("HOLD", wallet, held, 10, null);
        Content.Transfer reserve =
                post("RESERVE", page("STOCK", village, good), page("RESERVED", village, good), 1, null);
        post("REDEEM", held, page("REDEEMED", home, null), 7, hold.id());
        post("RELEASE", held, wallet, 3, hold.id());
        post("HAND", page("RESERVED", village, good), page("HANDED", village, good), 1, reserve.id());
    }

    private Page page(String purse, UUID holder, @Nullable UUID good) {
        return pages.computeIfAbsent(purse + holder + good, none -> new Page(purse, holder, good));
    }

    private Content.Transfer post(String movement, Page from, Page to, long amount, @Nullable UUID follows) {
        UUID id = id();
        List<Moved> entries = List.of(from.move(-amount), to.move(amount));
        Content.Transfer transfer = new Content.Transfer(
                id,
                movement,
                amount,
                from.side,
                to.side,
                "test.fact",
                id.toString(),
                20264,
                LocalDate.of(2026, 11, 20),
                id(),
                follows == null ? null : id(),
                Lines.ofReason(id, "测试"),
                follows,
                START.plusSeconds(leaves.size()),
                entries);
        leaves.add(transfer);
        return transfer;
    }

    private UUID id() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    List<Leaf> leaves() {
        return leaves;
    }

    /** Sealed in blocks of so many leaves, but for the last few. */
    List<String> export(int leavesInBlock, int unsealed) {
        List<Leaf> sealed = leaves.subList(0, leaves.size() - unsealed);
        List<Block> blocks = new ArrayList<>();
        List<Print> heads = new ArrayList<>(List.of(Print.NONE));
        for (int from = 0; from < sealed.size(); from += leavesInBlock) {
            List<Print> prints =
                    part(sealed, from, leavesInBlock).stream().map(Lines::print).toList();
            long number = blocks.size() + 1L;
            Block block = new Block(
                    TOWN,
                    number,
                    START.plusSeconds(600 * number),
                    prints.size(),
                    Merkle.root(prints),
                    heads.get((int) number - 1),
                    heads.get((int) Block.skipped(number)));
            blocks.add(block);
            heads.add(block.head());
        }
        return written(sealed, blocks, heads, leavesInBlock, unsealed);
    }

    private List<String> written(List<Leaf> sealed, List<Block> blocks, List<Print> heads, int inBlock, int unsealed) {
        BookFile file = new BookFile();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        List<Content.Account> accounts = pages.values().stream().map(Page::line).toList();
        Print head = blocks.isEmpty() ? null : heads.get(blocks.size());
        bytes.writeBytes(file.begin(
                new Content.Book(Content.FORMAT, TOWN, "凤鸣镇", START, accounts.size(), blocks.size(), head, unsealed),
                accounts));
        for (int at = 0; at < blocks.size(); at++) {
            List<Leaf> own = part(sealed, at * inBlock, inBlock);
            bytes.writeBytes(file.block(
                    blocks.get(at),
                    IntStream.range(0, own.size())
                            .mapToObj(n -> new BookFile.Placed(n + 1, Lines.print(own.get(n)), own.get(n)))
                            .toList()));
        }
        bytes.writeBytes(file.unsealed(leaves.subList(leaves.size() - unsealed, leaves.size())));
        bytes.writeBytes(file.end());
        return Arrays.asList(bytes.toString(StandardCharsets.UTF_8).split("\n"));
    }

    private static List<Leaf> part(List<Leaf> all, int from, int size) {
        return all.subList(from, Math.min(all.size(), from + size));
    }

    /** What the check says of these lines. */
    static BookVerifier.Verdict checked(List<String> lines, int repairs) {
        BookVerifier verifier = new BookVerifier(repairs);
        lines.forEach(line -> verifier.read(line.getBytes(StandardCharsets.UTF_8)));
        return verifier.verdict();
    }
}
