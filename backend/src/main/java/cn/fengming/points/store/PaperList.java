package cn.fengming.points.store;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 纸质名单: a list on which households signed for what they want, photographed and keyed in by one of the committee. Each row
 * is a redemption of its own, posted once under the row's id.
 */
public record PaperList(UUID id, UUID villageId, String title, UUID keyedBy, String keyerName, Instant keyedAt) {

    static final int MOST_ROWS = 100;

    /** What is keyed in before its rows. */
    public record Form(
            @NotNull(message = "请选择村") UUID village,

            @NotBlank(message = "请给名单起个名") @Size(max = 40, message = "名称最多 40 字")
            String title,

            @NotNull(message = "请拍一张签了字的名单") @Size(min = 1, max = 9, message = "请拍 1 到 9 张签了字的名单")
            List<UUID> photos) {

        public Form {
            photos = photos == null ? List.of() : List.copyOf(photos);
        }
    }

    /**
     * One row as it is keyed in.
     *
     * @param id made by the phone; the redemption will have it
     * @param cardCode of the household; or
     * @param household itself, found by its name
     */
    public record Row(
            @NotNull(message = "请刷新后再试") UUID id,
            @Size(max = 64, message = "户卡号不对") @Nullable String cardCode,
            @Nullable UUID household,
            @NotNull(message = "请选择商品") UUID good,

            @Min(value = 1, message = "数量至少为 1") @Max(value = 1000, message = "数量太大")
            int pieces) {}

    /** Rows to look over before anything is posted. */
    public record Draft(
            @NotNull(message = "请选择村") UUID village,

            @NotNull(message = "名单是空的") @Size(min = 1, max = MOST_ROWS, message = "一次最多 " + MOST_ROWS + " 行")
            List<@Valid Row> rows) {

        public Draft {
            rows = rows == null ? List.of() : List.copyOf(rows);
        }
    }

    /**
     * What would become of a row, or became of it.
     *
     * @param household it stands for; null when there is none
     * @param wrong why it would fail; null when it would not
     */
    public record Checked(
            UUID id,
            @Nullable UUID household,
            @Nullable String headName,
            @Nullable String goodName,
            int pieces,
            long points,
            boolean posted,
            @Nullable String wrong) {}

    /** With the rows that are posted and the photos of the paper. */
    public record Sheet(PaperList list, List<Checked> rows, List<UUID> photos) {}

    /**
     * What a row is checked against: what there is, less what the rows above it would take.
     *
     * @param wallets points by household
     * @param shelf pieces by good, of goods that are counted
     * @param taken pieces a household took of a good this season, by {@link #key}
     */
    record Stand(Map<UUID, Long> wallets, Map<UUID, Long> shelf, Map<String, Integer> taken) {

        static Stand of(Map<UUID, Long> wallets, Map<UUID, Long> shelf, Map<String, Integer> taken) {
            return new Stand(new HashMap<>(wallets), new HashMap<>(shelf), new HashMap<>(taken));
        }

        static String key(UUID household, UUID good) {
            return household + " " + good;
        }

        /** Takes what a row asks for, or says why it cannot. */
        Optional<String> take(UUID household, Good good, int pieces) {
            Optional<String> wrong = wrong(household, good, pieces);
            if (wrong.isEmpty()) {
                wallets.merge(household, -good.price() * pieces, Long::sum);
                taken.merge(key(household, good.id()), pieces, Integer::sum);
                if (good.stocked()) {
                    shelf.merge(good.id(), (long) -pieces, Long::sum);
                }
            }
            return wrong;
        }

        private Optional<String> wrong(UUID household, Good good, int pieces) {
            if (!good.onSale()) {
                return Optional.of(good.name() + "已经下架");
            }
            int had = taken.getOrDefault(key(household, good.id()), 0);
            if (had + pieces > good.seasonLimit()) {
                return Optional.of(good.name() + "每户本期限兑 " + good.seasonLimit() + " 件，这家已有 " + had + " 件");
            }
            long points = wallets.getOrDefault(household, 0L);
            if (good.price() * pieces > points) {
                return Optional.of("积分不够，只有 " + points + " 分");
            }
            long there = shelf.getOrDefault(good.id(), 0L);
            if (good.stocked() && pieces > there) {
                return Optional.of("库存不够，只有 " + there + " 件");
            }
            return Optional.empty();
        }
    }

    /** @throws Problem 422 {@code list-differs} when the id stands for another list; 404 for another's */
    PaperList mustBe(Form form, Actor keyer) {
        boolean same = villageId.equals(form.village())
                && keyedBy.equals(keyer.person())
                && title.equals(form.title().strip());
        if (!same) {
            throw Problem.refused("list-differs", "这个编号已经用于另一张名单");
        }
        return this;
    }
}
