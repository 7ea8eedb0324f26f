package cn.fengming.points.identity;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.community.Member;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PhoneMatchTest {

    private final Member father = member(1, false);
    private final Member grandmother = member(2, false);
    private final Member child = member(3, true);

    @Test
    void a_number_nobody_has_means_nobody() {
        assertThat(PhoneMatch.of(List.of(), Set.of())).isEqualTo(new PhoneMatch.Nobody());
    }

    @Test
    void a_number_of_one_free_member_means_that_member() {
        assertThat(PhoneMatch.of(List.of(father), Set.of(grandmother.id()))).isEqualTo(new PhoneMatch.Free(father));
    }

    @Test
    void a_number_of_a_member_somebody_is_bound_to_is_for_the_committee() {
        assertThat(PhoneMatch.of(List.of(father), Set.of(father.id()))).isEqualTo(new PhoneMatch.Taken(father));
    }

    @Test
    void a_number_shared_by_grown_ups_is_for_the_person_to_say() {
        assertThat(PhoneMatch.of(List.of(father, grandmother, child), Set.of(father.id())))
                .isEqualTo(new PhoneMatch.Several(List.of(father, grandmother)));
    }

    @Test
    void a_childs_entry_counts_only_when_no_grown_up_has_the_number() {
        assertThat(PhoneMatch.of(List.of(child, father), Set.of())).isEqualTo(new PhoneMatch.Free(father));
        assertThat(PhoneMatch.of(List.of(child), Set.of())).isEqualTo(new PhoneMatch.Free(child));
    }

    @Test
    void a_family_name_or_the_whole_name_fits_but_no_other() {
        assertThat(FamilyName.fits("张", "张三")).isTrue();
        assertThat(FamilyName.fits(" 张三 ", "张三")).isTrue();
        assertThat(FamilyName.fits("张三丰", "张三")).isFalse();
        assertThat(FamilyName.fits("李", "张三")).isFalse();
        assertThat(FamilyName.fits("  ", "张三")).isFalse();
    }

    private static Member member(int id, boolean minor) {
        return new Member(new UUID(0, id), new UUID(9, 9), new UUID(8, 8), "张三", null, false, minor, false);
    }
}
