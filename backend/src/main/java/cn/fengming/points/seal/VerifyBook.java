package cn.fengming.points.seal;

import cn.fengming.points.seal.BookVerifier.Verdict;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * The program's command line for whoever checks a book or a receipt without us: no server, no database. Ends with 0 when
 * all is right, 1 when something is wrong, 2 when nothing could be checked.
 */
public final class VerifyBook {

    public static final int RIGHT = 0;
    public static final int WRONG = 1;
    public static final int UNCHECKED = 2;

    private static final String BOOK = "verify-book";
    private static final String RECEIPT = "verify-receipt";
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final int LONGEST_LINE = 1 << 20;
    private static final int MONTHS_SHOWN = 13;

    private final PrintStream out;

    /** @param out what the person reads */
    public VerifyBook(PrintStream out) {
        this.out = out;
    }

    /** Whether these arguments ask for a check and not for the server. */
    public static boolean isMeant(String... arguments) {
        return arguments.length > 0 && (arguments[0].equals(BOOK) || arguments[0].equals(RECEIPT));
    }

    /** @return the status to end with */
    public int run(String... arguments) {
        List<String> given = List.of(arguments);
        boolean withHead = given.size() == 4 && given.get(2).equals("--head");
        if (given.size() != 2 && !withHead) {
            return unchecked("用法：java -jar fengming-points.jar verify-book 账本文件 [--head 封存码]\n"
                    + "      java -jar fengming-points.jar verify-receipt 凭证文件 [--head 封存码]");
        }
        String head = withHead ? given.get(3) : null;
        try {
            Path file = Path.of(given.get(1));
            return given.get(0).equals(BOOK) ? book(file, head) : receipt(file, head);
        } catch (IOException | InvalidPathException unreadable) {
            return unchecked(
                    "读不到文件 " + given.get(1) + "：" + unreadable.getClass().getSimpleName());
        }
    }

    private int unchecked(String words) {
        out.println(words);
        return UNCHECKED;
    }

    private int book(Path file, @Nullable String head) throws IOException {
        BookVerifier verifier = new BookVerifier();
        boolean whole;
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            whole = feed(bytes, verifier);
        }
        Verdict verdict = verifier.verdict();
        if (verdict.book() == null) {
            return unchecked("这不是导出的账本：" + file);
        }
        say(verdict);
        boolean asPrinted = head == null ? showHeads(verdict) : compare(verdict, head);
        if (!whole) {
            out.println("文件最后一行没有写完。");
        }
        boolean right = verdict.faults().isEmpty() && asPrinted && whole;
        String sound = head == null ? "结论：账本完好；有没有整本换过，要与公示上印的封存码核对。" : "结论：账本完好。";
        out.println(right ? sound : "结论：账本不对，见上。");
        return right ? RIGHT : WRONG;
    }

    /** Whether the last line ended as a line does. */
    private static boolean feed(InputStream bytes, BookVerifier verifier) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(4096);
        for (int next = bytes.read(); next >= 0; next = bytes.read()) {
            if (next == '\n' || line.size() == LONGEST_LINE) {
                verifier.read(line.toByteArray());
                line.reset();
            }
            if (next != '\n') {
                line.write(next);
            }
        }
        if (line.size() > 0) {
            verifier.read(line.toByteArray());
        }
        return line.size() == 0;
    }

    private void say(Verdict verdict) {
        Content.Book book = Objects.requireNonNull(verdict.book());
        out.println(book.name() + "的账本，导出于 " + book.exportedAt().atZone(CHINA).toLocalDate() + "：" + book.accounts()
                + " 个账户，" + verdict.blocks().size() + " 个封存块，封存 " + verdict.sealed() + " 笔，未封存 " + book.unsealed()
                + " 笔。");
        if (verdict.faults().isEmpty()) {
            out.println("每一笔的指纹、每一块的封印、前后相接、借贷、余额、合计、冲回，都核对无误。");
        }
        if (book.unsealed() > 0) {
            out.println("未封存的 " + book.unsealed() + " 笔只核对了借贷和余额，还没有封印。");
        }
        verdict.faults().forEach(fault -> out.println("不对：" + fault));
        if (verdict.more() > 0) {
            out.println("还有 " + verdict.more() + " 处没有列出。");
        }
    }

    private boolean compare(Verdict verdict, String head) {
        Optional<Block> found = verdict.blocks().stream()
                .filter(block -> block.head().isShownAs(head))
                .findFirst();
        out.println(found.map(block -> "封存码 " + block.head().groups() + " 与第 " + block.number() + " 块（"
                        + block.sealedAt().atZone(CHINA).toLocalDate() + " 封存）相符。")
                .orElse("不对：封存码 " + head + " 不是这本账里任何一块的。"));
        found.filter(block -> block.number() < verdict.blocks().size())
                .ifPresent(block -> out.println("这组封存码只保证到第 " + block.number() + " 块；后面的 "
                        + (verdict.blocks().size() - block.number()) + " 块，要用以后印出的封存码再核对。"));
        return found.isPresent();
    }

    private boolean showHeads(Verdict verdict) {
        TreeMap<YearMonth, Block> last = new TreeMap<>();
        verdict.blocks()
                .forEach(block -> last.put(YearMonth.from(block.sealedAt().atZone(CHINA)), block));
        if (!last.isEmpty()) {
            out.println("请把封存码与村里公示上印的核对（或用 --head 给出印的那一组）：");
        }
        for (Map.Entry<YearMonth, Block> month :
                last.descendingMap().entrySet().stream().limit(MONTHS_SHOWN).toList()) {
            out.println("  " + month.getKey() + "  第 " + month.getValue().number() + " 块  "
                    + month.getValue().head().groups());
        }
        return true;
    }

    private int receipt(Path file, @Nullable String head) throws IOException {
        ReceiptProof proof;
        try {
            proof = ReceiptProof.read(Files.readAllBytes(file));
        } catch (JacksonException noProof) {
            return unchecked("这不是收据的凭证文件：" + file);
        }
        String fault = proof.fault();
        if (fault == null && head != null && !proof.head().isShownAs(head)) {
            fault = "封存码 " + head + " 与凭证里的 " + proof.head().groups() + " 不符";
        }
        if (fault != null) {
            out.println("不对：" + fault + "。");
            return WRONG;
        }
        Block own = proof.blocks().get(proof.blocks().size() - 1);
        out.println("这笔账（" + proof.reason() + "，" + proof.transfer().amount() + "）在第 " + own.number() + " 块里，"
                + own.sealedAt().atZone(CHINA).toLocalDate() + " 封存。");
        out.println("封存码 " + proof.head().groups() + "（第 "
                + proof.blocks().get(0).number() + " 块）" + (head == null ? "，请与村里公示上印的核对。" : "，与给出的相符。"));
        return RIGHT;
    }
}
