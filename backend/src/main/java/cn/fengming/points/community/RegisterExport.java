package cn.fengming.points.community;

import cn.fengming.points.audit.Audit;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.PhoneVault;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.paper.FilledSheet;
import cn.fengming.points.paper.Sheet;
import cn.fengming.points.paper.Workbooks;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The register as a workbook, in the form in which it is read back; or the empty form. A file leaves the program for
 * good: phone numbers are masked and identity tails missing, and each export stands in the audit. Read back, a masked
 * number changes nothing.
 */
@Component
public class RegisterExport {

    private final RegisterLines lines;
    private final Places places;
    private final Workbooks workbooks;
    private final PhoneVault vault;
    private final Audit audit;
    private final Clock clock;

    RegisterExport(
            RegisterLines lines, Places places, Workbooks workbooks, PhoneVault vault, Audit audit, Clock clock) {
        this.lines = lines;
        this.places = places;
        this.workbooks = workbooks;
        this.vault = vault;
        this.audit = audit;
        this.clock = clock;
    }

    /** A line of the page that explains the form. */
    private record Word(String column, String words) {}

    private record PlaceName(
            String village,
            @Nullable String group,
            @Nullable String grid) {}

    /**
     * @param village null for the whole town
     * @throws Problem 403 not the actor's village; 404 unknown village
     */
    @Transactional
    public Mono<ResponseEntity<Flux<DataBuffer>>> workbook(Actor actor, @Nullable UUID village) {
        return villages(actor, village)
                .collectList()
                .delayUntil(of -> audit.record(
                        actor,
                        "community.register-exported",
                        village == null ? "town" : "village",
                        village == null ? actor.town() : village,
                        null))
                .map(of -> download(
                        "户册",
                        of,
                        Flux.fromIterable(of).concatMap(each -> lines.of(actor.town(), each.id()), 1),
                        actor));
    }

    /** The empty form, with the names of villages, groups and grids beside it. */
    Mono<ResponseEntity<Flux<DataBuffer>>> form(Actor actor, @Nullable UUID village) {
        return villages(actor, village).collectList().map(of -> download("户册导入表", of, Flux.empty(), actor));
    }

    private Flux<Village> villages(Actor actor, @Nullable UUID village) {
        if (village == null) {
            actor.mustServeTown(Role.TOWN);
            return places.villages(actor.town());
        }
        return places.village(actor.town(), village)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这个村")))
                .doOnNext(of -> HouseholdFiles.mustKeep(actor, of.id()))
                .flux();
    }

    private ResponseEntity<Flux<DataBuffer>> download(
            String title, List<Village> of, Flux<RegisterLine> people, Actor actor) {
        String place = of.size() == 1 ? of.get(0).name() + "-" : "";
        return workbooks.download(
                title + "-" + place + LocalDate.now(clock) + ".xlsx",
                sheet().of(people),
                words(),
                names(of, actor.town()));
    }

    private Sheet<RegisterLine> sheet() {
        return Sheet.<RegisterLine>named(RegisterForm.SHEET)
                .text(RegisterForm.VILLAGE, 14, RegisterLine::village)
                .text(RegisterForm.CARD, 12, line -> new CardCode(line.cardCode()).printed())
                .text(RegisterForm.RELATION, 12, line -> line.head() ? RegisterForm.HEAD : RegisterForm.MEMBER)
                .text(RegisterForm.NAME, 12, RegisterLine::name)
                .number(RegisterForm.BORN, 10, RegisterLine::birthYear)
                .text(RegisterForm.PHONE, 14, this::phone)
                .text(RegisterForm.ID_TAIL, 14, line -> null)
                .text(RegisterForm.GROUP, 12, line -> line.head() ? line.groupName() : null)
                .text(RegisterForm.GRID, 14, line -> line.head() ? line.gridName() : null)
                .text(RegisterForm.ADDRESS, 24, line -> line.head() ? line.address() : null);
    }

    private @Nullable String phone(RegisterLine line) {
        byte[] sealed = line.phoneSealed();
        return sealed == null ? null : PhoneVault.masked(vault.open(sealed));
    }

    private static FilledSheet<Word> words() {
        return Sheet.<Word>named("填写说明")
                .text("列", 16, Word::column)
                .text("怎么填", 90, Word::words)
                .of(Flux.just(
                        new Word("怎么排", "一人一行。每户先写户主，下面接着写这户的其他人。不要合并单元格。"),
                        new Word(RegisterForm.VILLAGE, "写全称，与「名称」表里一样。只导入一个村时可以不填。"),
                        new Word(RegisterForm.CARD, "已经在户册里的户填卡上的号码；新登记的户不填，导入后自动发号。"),
                        new Word(RegisterForm.RELATION, "户主写「户主」，其他人写「配偶」「儿子」等，或者写「成员」。户主须是成年人。"),
                        new Word(RegisterForm.BORN, "四位数，如 1968。不知道可以不填。"),
                        new Word(RegisterForm.PHONE, "手机或座机号。带星号（138****8000）的表示不改。"),
                        new Word(RegisterForm.ID_TAIL, "四位，先把这一列设成文本格式。户册里已有的不会改。"),
                        new Word(
                                RegisterForm.GROUP + "、" + RegisterForm.GRID + "、" + RegisterForm.ADDRESS,
                                "只写在户主那一行。组和网格的名称与「名称」表里一样。"),
                        new Word("不填的格子", "保持户册里原来的内容。导入只增加和更正，不会删除任何人。")));
    }

    private FilledSheet<PlaceName> names(List<Village> of, UUID town) {
        return Sheet.<PlaceName>named("名称")
                .text("村（社区）", 18, PlaceName::village)
                .text("村民小组", 16, PlaceName::group)
                .text("网格", 18, PlaceName::grid)
                .of(Flux.fromIterable(of).concatMap(village -> names(village, town), 1));
    }

    private Flux<PlaceName> names(Village village, UUID town) {
        return Flux.just(new PlaceName(village.name(), null, null))
                .concatWith(places.groups(town, village.id())
                        .map(group -> new PlaceName(village.name(), group.name(), null)))
                .concatWith(
                        places.grids(town, village.id()).map(grid -> new PlaceName(village.name(), null, grid.name())));
    }
}
