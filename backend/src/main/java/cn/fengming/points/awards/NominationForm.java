package cn.fengming.points.awards;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who is put forward and why.
 *
 * @param homes the household, or all those of a compound; a villager who names none means their own
 * @param member the person, for 最美个人
 * @param name of the compound, for 最美院落
 * @param words the dossier
 * @param photos shown on the honour board once the honour stands
 * @param papers photographed papers, never shown in public
 */
record NominationForm(
        @NotNull(message = "请选择荣誉") HonourKind kind,
        @Nullable @Size(max = 60, message = "一个院落最多60户") List<@NotNull @Valid Home> homes,
        @Nullable UUID member,

        @Nullable @Size(min = 2, max = 30, message = "院落名称应为 2 到 30 个字")
        String name,

        @NotBlank(message = "请写事迹") @Size(min = 10, max = 2000, message = "事迹应为 10 到 2000 个字")
        String words,

        @Nullable @Size(max = 9, message = "照片最多9张") List<@NotNull UUID> photos,
        @Nullable @Size(max = 9, message = "材料照片最多9张") List<@NotNull UUID> papers) {

    /** By id, or by the code of its card. */
    record Home(@Nullable UUID household, @Nullable String card) {}

    List<Home> named() {
        return homes == null ? List.of() : homes;
    }

    List<UUID> shown() {
        return photos == null ? List.of() : photos;
    }

    List<UUID> filed() {
        return papers == null ? List.of() : papers;
    }

    /** What was handed in, as rules ask for it. */
    Handed handed() {
        List<ShownPhoto> all = Stream.concat(shown().stream(), filed().stream())
                .map(photo -> new ShownPhoto(photo, ShownPhoto.Stage.OTHER))
                .toList();
        return new Handed(all, words);
    }
}
