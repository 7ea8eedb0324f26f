package cn.fengming.points.campaigns;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Weekly notes over HTTP: written, and read one after the other. */
@RestController
@RequestMapping("/api/v1/weekly-notes")
@Tag(name = "weekly-notes", description = "周记")
class WeeklyNoteController {

    private final WeeklyNoteDesk desk;
    private final WeeklyNotes notes;

    WeeklyNoteController(WeeklyNoteDesk desk, WeeklyNotes notes) {
        this.desk = desk;
        this.notes = notes;
    }

    /** @param day any of the week it is about */
    record WeeklyNoteForm(
            @NotNull(message = "请选择村") UUID village,
            @NotNull(message = "请填写哪一周") LocalDate day,

            @NotBlank(message = "写几句就好") @Size(max = 500, message = "周记最多 500 字")
            String words,

            @NotNull(message = "没有照片请写空列表") @Size(max = 6, message = "照片最多 6 张")
            List<@NotNull(message = "照片编号不能为空") UUID> photos) {}

    @PutMapping("/{note}")
    @Operation(summary = "写一篇周记，写不写随意，不统计不排名")
    Mono<WeeklyNote> writeWeeklyNote(Actor actor, @PathVariable UUID note, @Valid @RequestBody WeeklyNoteForm form) {
        return desk.write(actor, note, form.village(), form.day(), form.words(), form.photos());
    }

    @GetMapping
    @Operation(summary = "周记，新的在前")
    Mono<Page<WeeklyNote>> listWeeklyNotes(
            Actor actor,
            @RequestParam @Nullable UUID village,
            @RequestParam @Nullable UUID after,
            @RequestParam @Nullable Integer size) {
        int limit = Page.size(size);
        return notes.list(actor.town(), Staff.villages(actor, village), after, limit + 1)
                .collectList()
                .map(rows -> Page.of(rows, limit, row -> row.id().toString()));
    }
}
