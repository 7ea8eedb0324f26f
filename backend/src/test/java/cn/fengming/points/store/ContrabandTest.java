package cn.fengming.points.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fengming.points.kernel.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContrabandTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "现金", "现 金 红包", "购物卡50元", "话费10元", "香烟", "礼品（香·烟）", "卷烟一条", "白酒", "啤酒6瓶", "飞天茅台", "感冒灵颗粒", "止痛药",
                "医用药品", "料酒和白酒"
            })
    void aNameThatSaysCashTobaccoAlcoholOrMedicineIsRefused(String name) {
        assertThatThrownBy(() -> Contraband.mustBeAllowed(name, Category.DAILY))
                .isInstanceOfSatisfying(Problem.class, refused -> {
                    assertThat(refused.status()).isEqualTo(422);
                    assertThat(refused.type()).isEqualTo("forbidden-good");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"料酒", "酒精湿巾", "油烟机清洁剂", "药皂", "家用药箱", "烟雾报警器", "蚊香", "洗洁精", "菜种/花苗"})
    void aHarmlessCompoundIsAllowed(String name) {
        assertThatCode(() -> Contraband.mustBeAllowed(name, Category.DAILY)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @EnumSource(names = {"CASH", "TOBACCO", "ALCOHOL", "MEDICINE"})
    void aForbiddenCategoryIsRefusedWhateverTheName(Category category) {
        assertThatThrownBy(() -> Contraband.mustBeAllowed("毛巾", category)).isInstanceOf(Problem.class);
    }

    @Test
    void everyDefaultGoodIsAllowedAndCostsWhatItsPointsAreWorth() {
        for (GoodForm form : DefaultGoods.read(100)) {
            assertThatCode(form::allowed).as(form.name()).doesNotThrowAnyException();
            assertThat(form.costFen()).isEqualTo(form.price() * 100);
        }
        assertThat(DefaultGoods.read(100)).hasSize(32);
    }
}
