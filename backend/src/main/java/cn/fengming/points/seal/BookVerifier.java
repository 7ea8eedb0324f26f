package cn.fengming.points.seal;

import cn.fengming.points.seal.Lines.Line;
import cn.fengming.points.seal.Lines.Unreadable;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads an exported book line by line and believes none of it: every print is made anew, every balance added up anew. One
 * use for one book.
 */
public final class BookVerifier {

    private static final UUID NO_TOWN = new UUID(0, 0);
    /** Looking for the changed byte takes seconds a line. */
    private static final int MOST_REPAIRS = 3;

    private final int mostRepairs;

    private final Faults faults = new Faults();
    private final Pages pages = new Pages(faults);
    private final Follows follows = new Follows(faults);
    private final Chain chain = new Chain(faults);
    private final Places accounts = new Places("账户行", faults);
    private final Places unsealed = new Places("未封存的第", faults);
    private final MessageDigest digest = sha256();
    private Content.@Nullable Book book;
    private Content.@Nullable Unsealed rest;
    private Content.@Nullable End end;
    private long line;
    private long sealed;
    private int repairs;

    public BookVerifier() {
        this(MOST_REPAIRS);
    }

    /** @param mostRepairs in how many broken lines the changed byte is looked for */
    BookVerifier(int mostRepairs) {
        this.mostRepairs = mostRepairs;
    }

    /**
     * What came out.
     *
     * @param blocks in their order
     * @param sealed leaves in blocks
     * @param faults at most a hundred, in words; empty when all is right
     * @param more how many were found besides
     */
    public record Verdict(
            Content.@Nullable Book book, List<Block> blocks, long sealed, List<String> faults, long more) {

        public Verdict {
            blocks = List.copyOf(blocks);
            faults = List.copyOf(faults);
        }
    }

    /** The next line, without its end. */
    public void read(byte[] bytes) {
        line++;
        Line read = understood(bytes);
        if (end != null) {
            faults.add(line, "末行之后还有内容");
        } else if (read != null) {
            take(read);
        }
        digest.update(bytes);
        digest.update((byte) '\n');
    }

    private @Nullable Line understood(byte[] bytes) {
        Line read = null;
        String why;
        try {
            read = Lines.read(bytes);
            if (read.fits()) {
                return read;
            }
            why = about(read) + "内容与它自己的指纹不符";
        } catch (Unreadable noLine) {
            why = String.valueOf(noLine.getMessage());
        }
        Repair repair = repairs++ < mostRepairs ? Repair.find(bytes) : null;
        if (repair == null) {
            faults.addBlind(line, why);
            return read;
        }
        faults.add(line, about(repair.line()) + repair.words());
        return repair.line();
    }

    private static String about(Line line) {
        return line.content() instanceof Content.Leaf leaf
                ? leaf.kind() + " " + leaf.id() + "，"
                : line.content().kind() + "，";
    }

    private void take(Line read) {
        Content content = read.content();
        boolean single = content instanceof Content.Book
                || content instanceof Content.Unsealed
                || content instanceof Content.End;
        if (single && read.place() != 1) {
            faults.add(line, content.kind() + "，place 被改动，文件里是 " + read.place() + "，应为 1");
        }
        if (book == null && !(content instanceof Content.Book)) {
            faults.addBlind(line, "第一行不是账本的开头");
            book = new Content.Book(Content.FORMAT, NO_TOWN, "", Instant.EPOCH, 0, 0, null, 0);
        }
        if (content instanceof Content.Book first) {
            begin(first);
        } else if (content instanceof Content.Account account) {
            account(read, account);
        } else if (content instanceof Block block) {
            chain.begin(line, read.place(), block, town());
            mustComeBefore(rest == null, "封存块");
        } else if (content instanceof Content.Leaf leaf) {
            leaf(read, leaf);
        } else if (content instanceof Content.Unsealed begins) {
            chain.end(line);
            mustComeBefore(rest == null, "未封存部分");
            rest = begins;
        } else if (content instanceof Content.End last) {
            end(last);
        }
    }

    private void begin(Content.Book first) {
        if (line != 1) {
            faults.add(line, "账本的开头不在第一行");
        }
        if (first.format() != Content.FORMAT) {
            faults.addBlind(line, "格式是 " + first.format() + "，这个程序只认得 " + Content.FORMAT);
        }
        book = first;
    }

    private void account(Line read, Content.Account account) {
        mustComeBefore(chain.blocks().isEmpty() && rest == null, "账户行");
        if (accounts.arrive(line, read.place())) {
            pages.open(line, account);
        }
    }

    private void leaf(Line read, Content.Leaf leaf) {
        boolean fresh = rest == null ? chain.add(line, read) : unsealed.arrive(line, read.place());
        if (!fresh) {
            return;
        }
        sealed += rest == null ? 1 : 0;
        if (leaf instanceof Content.Transfer transfer) {
            pages.enter(line, transfer);
            follows.enter(line, transfer);
        } else if (leaf instanceof Content.Fund fund) {
            pages.fund(fund);
        }
    }

    private void end(Content.End last) {
        chain.end(line);
        end = last;
        if (last.lines() != line) {
            faults.add(line, "末行写的是共 " + last.lines() + " 行，文件里是 " + line + " 行");
        }
        boolean same = Print.of(copy(digest)).equals(last.sha256());
        if (!same && faults.count() == 0) {
            faults.add(line, "文件内容与末行的校验码不符");
        }
    }

    private void mustComeBefore(boolean before, String what) {
        if (!before) {
            faults.add(line, what + "的位置不对");
        }
    }

    private UUID town() {
        return book == null ? NO_TOWN : book.town();
    }

    /** When the last line has been read. */
    public Verdict verdict() {
        chain.end(line);
        if (end == null) {
            faults.addBlind(line, "没有末行，文件不完整");
        }
        if (book != null) {
            accounts.complete(line, book.accounts());
            chain.mustEndAt(line, book.blocks(), book.head());
            int expected = rest == null ? 0 : rest.leaves();
            unsealed.complete(line, expected);
            if (expected != book.unsealed()) {
                faults.add(1, "第一行写的是未封存 " + book.unsealed() + " 笔，文件里是 " + expected + " 笔");
            }
        }
        if (faults.blind()) {
            faults.add(0, "有读不出或缺少的行，余额和合计没有再核对");
        } else {
            pages.close();
            follows.close();
        }
        List<String> words = faults.kept().stream().map(Faults.Fault::toString).toList();
        return new Verdict(book, chain.blocks(), sealed, words, faults.count() - words.size());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] copy(MessageDigest running) {
        try {
            return ((MessageDigest) running.clone()).digest();
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
