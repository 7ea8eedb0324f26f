package cn.fengming.points.community;

import cn.fengming.points.audit.Audit;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Ids;
import cn.fengming.points.kernel.Outbox;
import cn.fengming.points.kernel.PhoneVault;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.paper.ArrivedBook;
import cn.fengming.points.paper.FilledRow;
import cn.fengming.points.paper.Flaw;
import cn.fengming.points.paper.Flaws;
import cn.fengming.points.paper.Form;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Takes households in as a workbook: a preview says what would change, a confirmation writes exactly that or says what is
 * different now. Either all of a file stands in the register or nothing of it.
 *
 * <p>A file adds and corrects; it never removes anybody, and what it leaves empty stays as it is.
 */
@Component
public class RegisterImportDesk {

    private static final int MOST_TOLD = 20;

    private final RegisterImports imports;
    private final ImportRows rows;
    private final ImportFlaws flaws;
    private final ImportedChanges changes;
    private final ImportWriting writing;
    private final Places places;
    private final Audit audit;
    private final Outbox outbox;
    private final PhoneVault vault;
    private final Ids ids;
    private final Clock clock;

    RegisterImportDesk(
            RegisterImports imports,
            ImportRows rows,
            ImportFlaws flaws,
            ImportedChanges changes,
            ImportWriting writing,
            Places places,
            Audit audit,
            Outbox outbox,
            PhoneVault vault,
            Ids ids,
            Clock clock) {
        this.imports = imports;
        this.rows = rows;
        this.flaws = flaws;
        this.changes = changes;
        this.writing = writing;
        this.places = places;
        this.audit = audit;
        this.outbox = outbox;
        this.vault = vault;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Reads a file and keeps what it would change. The same file under the same id again is a repeat.
     *
     * @param village null for a file of the whole town, whose rows name their village
     * @throws Problem 403 not the actor's village, or not the town office; 404 unknown village; 400 {@code bad-workbook}
     *     on field {@code file}; 422 {@code import-id-reused} when the id holds another file
     */
    @Transactional
    public Mono<RegisterImport> preview(Actor actor, UUID id, @Nullable UUID village, ArrivedBook book) {
        return keptVillage(actor, village)
                .flatMap(of -> imports.add(actor.town(), id, village, book.sha256(), actor.person(), clock.instant())
                        .flatMap(added -> added
                                ? read(actor.town(), id, of.orElse(null), book)
                                : repeated(actor.town(), id, village, book)));
    }

    private Mono<Optional<Village>> keptVillage(Actor actor, @Nullable UUID village) {
        if (village == null) {
            actor.mustServeTown(Role.TOWN);
            return Mono.just(Optional.empty());
        }
        return places.village(actor.town(), village)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这个村")))
                .doOnNext(of -> HouseholdFiles.mustKeep(actor, of.id()))
                .map(Optional::of);
    }

    private Mono<RegisterImport> repeated(UUID town, UUID id, @Nullable UUID village, ArrivedBook book) {
        return imports.find(town, id)
                .filter(kept -> kept.isOf(village, book.sha256()))
                .switchIfEmpty(Mono.error(() -> Problem.refused("import-id-reused", "这个编号已经用于另一个文件，请重新选择文件")))
                .map(RegisterImports.Kept::shown);
    }

    private Mono<RegisterImport> read(UUID town, UUID id, @Nullable Village only, ArrivedBook book) {
        Form form = only == null ? RegisterForm.WHOLE_TOWN : RegisterForm.ONE_VILLAGE;
        Map<String, String> letters = new HashMap<>();
        Flaws wrong = new Flaws();
        return rows.takeTime()
                .then(placeBook(town))
                .map(known ->
                        new RegisterSheet(known, only, LocalDate.now(clock).getYear(), ids, vault, wrong))
                .flatMap(sheet -> stage(town, id, sheet, book.rows(form).doOnNext(piece -> note(piece, letters))))
                .then(rows.count(town, id))
                .thenMany(rows.lookUp(town, id))
                .then(flaws.find(town, id, letters, wrong))
                .then(Mono.defer(() -> summary(town, id, wrong)));
    }

    private static void note(List<FilledRow> piece, Map<String, String> letters) {
        letters.putAll(piece.get(0).letters());
    }

    private Mono<PlaceBook> placeBook(UUID town) {
        return Mono.zip(
                        places.villages(town).collectList(),
                        places.groups(town).collectList(),
                        places.grids(town).collectList())
                .map(known -> new PlaceBook(known.getT1(), known.getT2(), known.getT3()));
    }

    private Mono<Void> stage(UUID town, UUID id, RegisterSheet sheet, Flux<List<FilledRow>> pieces) {
        return pieces.map(sheet::take)
                .concatWith(Mono.fromSupplier(sheet::rest))
                .concatMap(households -> rows.add(town, id, households), 1)
                .then();
    }

    private Mono<RegisterImport> summary(UUID town, UUID id, Flaws wrong) {
        return Mono.zip(rows.sums(town, id), changes.first(town, id))
                .flatMap(read -> {
                    var summary = new RegisterImport.Summary(
                            RegisterImport.Figures.of(read.getT1(), wrong.count()),
                            read.getT1().last(),
                            wrong.inOrder(),
                            read.getT2());
                    return imports.summarize(town, id, state(summary), summary);
                })
                .then(imports.find(town, id))
                .map(RegisterImports.Kept::shown);
    }

    private static RegisterImport.State state(RegisterImport.Summary summary) {
        boolean sound = summary.figures().errors() == 0 && summary.figures().households() > 0;
        return sound ? RegisterImport.State.PREVIEWED : RegisterImport.State.FAULTY;
    }

    /** @throws Problem 404 when there is none, or it is over a day old; 403 not the actor's village */
    Mono<RegisterImport> find(Actor actor, UUID id) {
        return imports.find(actor.town(), id)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这次导入，预览只保留一天")))
                .doOnNext(kept -> mustKeep(actor, kept))
                .map(RegisterImports.Kept::shown);
    }

    /**
     * Writes what was previewed. Confirming again changes nothing.
     *
     * @throws Problem 404, 403 as {@link #find}; 422 {@code import-faulty}; 409 {@code register-changed} when the register
     *     says something else now (property {@code rows}: of which rows), nothing is written then
     */
    @Transactional
    public Mono<RegisterImport> confirm(Actor actor, UUID id) {
        return imports.lock(actor.town(), id)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这次导入，预览只保留一天")))
                .doOnNext(kept -> mustKeep(actor, kept))
                .flatMap(kept -> kept.state() == RegisterImport.State.APPLIED ? Mono.just(kept) : apply(actor, kept))
                .map(RegisterImports.Kept::shown);
    }

    private Mono<RegisterImports.Kept> apply(Actor actor, RegisterImports.Kept kept) {
        if (kept.state() == RegisterImport.State.FAULTY) {
            return Mono.error(Problem.refused("import-faulty", "表格里还有错误，请改好后重新上传"));
        }
        UUID town = actor.town();
        return rows.takeTime()
                .then(rows.hold(town, kept.id()))
                .then(mustBeAsPreviewed(town, kept.id()))
                .then(writing.write(actor, kept.id(), kept.summary().last()))
                .then(imports.apply(town, kept.id(), actor.person(), clock.instant()))
                .then(tell(actor, kept))
                .then(imports.find(town, kept.id()));
    }

    private Mono<Void> mustBeAsPreviewed(UUID town, UUID id) {
        Flaws wrong = new Flaws();
        return rows.lookUp(town, id)
                .collectList()
                .delayUntil(lines -> flaws.find(town, id, Map.of(), wrong))
                .doOnNext(lines -> mustBeNone(lines, wrong))
                .then();
    }

    private static void mustBeNone(List<Integer> lines, Flaws wrong) {
        List<Integer> changed = Stream.concat(
                        lines.stream(), wrong.inOrder().stream().map(Flaw::row))
                .sorted()
                .distinct()
                .limit(MOST_TOLD)
                .toList();
        if (!changed.isEmpty()) {
            throw Problem.conflict(
                            "register-changed",
                            "预览之后户册又有变动（第 " + changed.get(0) + " 行" + (changed.size() > 1 ? "等" : "")
                                    + "），没有写入任何内容，请重新上传核对")
                    .with("rows", changed);
        }
    }

    private Mono<Void> tell(Actor actor, RegisterImports.Kept kept) {
        RegisterImport.Figures figures = kept.summary().figures();
        return audit.record(actor, "community.register-imported", "register-import", kept.id(), null, figures)
                .then(outbox.tell(actor.town(), "community.register-imported", kept.id(), figures));
    }

    private static void mustKeep(Actor actor, RegisterImports.Kept kept) {
        UUID village = kept.village();
        if (village == null) {
            actor.mustServeTown(Role.TOWN);
        } else {
            HouseholdFiles.mustKeep(actor, village);
        }
    }
}
