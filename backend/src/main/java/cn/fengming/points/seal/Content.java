package cn.fengming.points.seal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one line of an exported book says. The order of the components is the order of the canonical bytes, so a component
 * is never moved, renamed or added within one format.
 */
public sealed interface Content
        permits Block, Content.Leaf, Content.Book, Content.Account, Content.Unsealed, Content.End {

    /** The format of everything here. */
    int FORMAT = 1;

    /** What kind of line it is; part of its print. */
    String kind();

    /** What a block is made of: it happened in the book and is sealed in it. */
    sealed interface Leaf extends Content {
        UUID id();
    }

    /**
     * An account of a transfer: whose, and what for.
     *
     * @param holderKind TOWN, VILLAGE, HOUSEHOLD or STORE
     * @param good the good whose pieces it counts; null for points
     */
    record Side(
            UUID account,
            String holderKind,
            UUID holder,
            String purse,
            @Nullable UUID good) {}

    /**
     * One entry of a transfer.
     *
     * @param seq number of the line within its account, from 1 without gaps
     * @param lot the quarter the points were earned in, 20264
     * @param amount signed
     */
    record Moved(UUID account, long seq, int lot, long amount, long balanceAfter) {}

    /**
     * A transfer as it is in the book.
     *
     * @param reason print of its reason with its id: a reason may name somebody
     * @param entries what left {@code from} in the order of its lines, then what came to {@code to}
     */
    record Transfer(
            UUID id,
            String movement,
            long amount,
            Side from,
            Side to,
            String source,
            String key,
            int quarter,
            LocalDate effectiveOn,
            UUID by,
            @Nullable UUID approvedBy,
            Print reason,
            @Nullable UUID follows,
            Instant postedAt,
            List<Moved> entries)
            implements Leaf {

        public Transfer {
            entries = List.copyOf(entries);
        }

        @Override
        public String kind() {
            return "transfer";
        }
    }

    /** Earmarked money: the town may issue that many points more. */
    record Fund(
            UUID id, long amountFen, long points, String document, LocalDate receivedOn, UUID by, Instant recordedAt)
            implements Leaf {

        @Override
        public String kind() {
            return "fund";
        }
    }

    /** The first line. @param head of the last block; null before the first */
    record Book(
            int format,
            UUID town,
            String name,
            Instant exportedAt,
            int accounts,
            long blocks,
            @Nullable Print head,
            int unsealed)
            implements Content {

        @Override
        public String kind() {
            return "book";
        }
    }

    /** An account as it stood when the book was exported. */
    record Account(
            UUID id,
            String holderKind,
            UUID holder,
            String purse,
            @Nullable UUID good,
            long floor,
            long balance,
            long seq)
            implements Content {

        @Override
        public String kind() {
            return "account";
        }

        Side side() {
            return new Side(id, holderKind, holder, purse, good);
        }
    }

    /** Everything after it is in the book and in no block yet. */
    record Unsealed(int leaves) implements Content {

        @Override
        public String kind() {
            return "unsealed";
        }
    }

    /** The last line. @param sha256 of all bytes before this line */
    record End(long lines, Print sha256) implements Content {

        @Override
        public String kind() {
            return "end";
        }
    }
}
