package cn.fengming.points.seal;

import cn.fengming.points.seal.Content.Account;
import cn.fengming.points.seal.Content.Moved;
import cn.fengming.points.seal.Content.Side;
import cn.fengming.points.seal.Content.Transfer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The accounts of a book under check. Each entry is the next line of its account; one that is sealed before its
 * predecessor waits for it. In the end nothing waits, and every balance is the sum of its lines.
 */
final class Pages {

    private static final long NO_FLOOR = -9_000_000_000_000_000L;

    private final Faults faults;
    private final Map<UUID, Page> pages = new LinkedHashMap<>();
    private long issuable;

    Pages(Faults faults) {
        this.faults = faults;
    }

    /** @param moved with the file's line it stands in */
    private record Waiting(long line, UUID transfer, Moved moved) {}

    private static final class Page {

        private final long line;
        private final Account account;
        private final Map<Integer, Long> lots = new HashMap<>();
        private final TreeMap<Long, Waiting> early = new TreeMap<>();
        private long balance;
        private long seq;
        private long lowest;

        Page(long line, Account account) {
            this.line = line;
            this.account = account;
        }

        boolean keepsLots() {
            return account.purse().equals("WALLET") || account.purse().equals("HELD");
        }

        String name() {
            return "账户 " + account.id() + "（" + account.purse() + "）";
        }
    }

    void open(long line, Account account) {
        if (pages.putIfAbsent(account.id(), new Page(line, account)) != null) {
            faults.add(line, "账户 " + account.id() + " 出现了两次");
        }
    }

    void fund(Content.Fund fund) {
        issuable += fund.points();
    }

    void enter(long line, Transfer transfer) {
        mustBalance(line, transfer);
        mustBeKnown(line, transfer, transfer.from());
        mustBeKnown(line, transfer, transfer.to());
        for (Moved moved : transfer.entries()) {
            Page page = pages.get(moved.account());
            if (page != null) {
                enter(page, new Waiting(line, transfer.id(), moved));
            }
        }
    }

    private void mustBalance(long line, Transfer transfer) {
        long sum = 0;
        long came = 0;
        for (Moved moved : transfer.entries()) {
            sum += moved.amount();
            came += Math.max(0, moved.amount());
            boolean gives = moved.account().equals(transfer.from().account()) && moved.amount() < 0;
            boolean gets = moved.account().equals(transfer.to().account()) && moved.amount() > 0;
            if (!gives && !gets) {
                faults.add(line, "转账 " + transfer.id() + " 的明细记在了别的账户或方向上：" + moved.account());
            }
        }
        if (sum != 0) {
            faults.add(line, "转账 " + transfer.id() + " 借贷不平，合计 " + sum);
        }
        if (came != transfer.amount()) {
            faults.add(line, "转账 " + transfer.id() + " 写的是 " + transfer.amount() + "，明细动了 " + came);
        }
    }

    private void mustBeKnown(long line, Transfer transfer, Side side) {
        Page page = pages.get(side.account());
        if (page == null) {
            faults.addBlind(line, "转账 " + transfer.id() + " 用到的账户 " + side.account() + " 不在文件里");
        } else if (!page.account.side().equals(side)) {
            faults.add(page.line, page.name() + " 的户主或用途与封存的转账 " + transfer.id() + " 不符");
        }
    }

    private void enter(Page page, Waiting entry) {
        long seq = entry.moved().seq();
        if (seq <= page.seq || page.early.putIfAbsent(seq, entry) != null) {
            faults.add(entry.line(), page.name() + " 的第 " + seq + " 笔出现了两次");
            return;
        }
        for (Waiting next = page.early.remove(page.seq + 1); next != null; next = page.early.remove(page.seq + 1)) {
            write(page, next);
        }
    }

    private void write(Page page, Waiting entry) {
        Moved moved = entry.moved();
        page.seq = moved.seq();
        page.balance += moved.amount();
        page.lowest = Math.min(page.lowest, page.balance);
        if (page.balance != moved.balanceAfter()) {
            faults.add(
                    entry.line(),
                    page.name() + " 第 " + moved.seq() + " 笔后的余额写的是 " + moved.balanceAfter() + "，应为 " + page.balance);
            page.balance = moved.balanceAfter();
        }
        boolean mayOwe =
                page.account.purse().equals("ISSUE") || page.account.purse().equals("SUPPLY");
        if (!mayOwe && moved.amount() < 0 && page.balance < 0) {
            faults.add(entry.line(), page.name() + " 第 " + moved.seq() + " 笔扣成了负数：" + page.balance);
        }
        long left = page.lots.merge(moved.lot(), moved.amount(), Long::sum);
        if (page.keepsLots() && left < 0) {
            faults.add(entry.line(), page.name() + " 第 " + moved.seq() + " 笔从 " + moved.lot() + " 季度扣多了：" + left);
        }
    }

    /** What can be told only when all lines are read. */
    void close() {
        Map<@Nullable UUID, Long> sums = new HashMap<>();
        for (Page page : pages.values()) {
            compare(page);
            sums.merge(page.account.good(), page.account.balance(), Long::sum);
        }
        sums.forEach((good, sum) -> {
            if (sum != 0) {
                faults.add(0, (good == null ? "全镇积分" : "商品 " + good) + "合计不为零：" + sum);
            }
        });
    }

    private void compare(Page page) {
        Account account = page.account;
        if (!page.early.isEmpty()) {
            faults.add(page.early.firstEntry().getValue().line(), page.name() + " 缺第 " + (page.seq + 1) + " 笔");
            return;
        }
        if (account.seq() != page.seq) {
            faults.add(page.line, page.name() + " 写的是 " + account.seq() + " 笔，文件里有 " + page.seq + " 笔");
        }
        if (account.balance() != page.balance) {
            faults.add(page.line, page.name() + " 余额写的是 " + account.balance() + "，明细加起来是 " + page.balance);
        }
        long floor = floor(account);
        if (account.floor() != floor) {
            faults.add(page.line, page.name() + " 下限写的是 " + account.floor() + "，应为 " + floor);
        }
        if (page.lowest < floor) {
            faults.add(page.line, page.name() + " 发行到了 " + page.lowest + "，资金只够 " + floor);
        }
    }

    private long floor(Account account) {
        return switch (account.purse()) {
            case "ISSUE" -> -issuable;
            case "SUPPLY" -> NO_FLOOR;
            default -> 0;
        };
    }
}
