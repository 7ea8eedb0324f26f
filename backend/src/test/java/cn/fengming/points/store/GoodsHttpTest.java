package cn.fengming.points.store;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.testing.Answer;
import cn.fengming.points.testing.Caller;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.Uploads;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The catalogue and the shelves. */
@PointsTest
class GoodsHttpTest {

    @Autowired
    Season.Maker seasons;

    @Autowired
    Http http;

    @Autowired
    Uploads uploads;

    Season season;
    Caller officer;
    Caller villager;

    @BeforeEach
    void openSeason() {
        season = seasons.open(2, 1);
        officer = http.as(season.town.officer());
        villager = http.as(season.household().villager());
    }

    @AfterEach
    void booksAreRight() {
        assertThat(season.findings()).isEmpty();
    }

    private JsonNode shown(Caller caller, Good good) {
        for (JsonNode item :
                caller.get("/api/v1/goods?size=100").expect(200).json().get("items")) {
            if (item.get("good").get("id").asString().equals(good.id().toString())) {
                return item;
            }
        }
        throw new AssertionError(good.name() + " is not on the list");
    }

    @Test
    void theDefaultCatalogueIsAdoptedOnceAndKeepsWhatTheTownHas() {
        season.good("毛巾", 9, 3);

        assertThat(officer.post("/api/v1/goods/default-catalogue", null)
                        .expect(201)
                        .json()
                        .size())
                .isEqualTo(31);
        assertThat(officer.post("/api/v1/goods/default-catalogue", null)
                        .expect(201)
                        .json()
                        .size())
                .isZero();

        var page = villager.get("/api/v1/goods?size=200").expect(200).json();
        assertThat(page.get("items").size()).isEqualTo(32);
        assertThat(page.get("items").get(0).get("good").get("price").asLong()).isEqualTo(9);
        villager.post("/api/v1/goods/default-catalogue", null).expect(403);
    }

    @Test
    void aHouseholdSeesStockWhatItCanAffordAndWhatIsLeftOfItsLimit() {
        Good towel = season.stocked("毛巾", 8, 5, 10);
        Good cooker = season.stocked("电压力锅", 230, 1, 1);
        Good haircut = season.service("理发券", 10);
        season.award(season.household(), 30);
        villager.post("/api/v1/redemptions", Season.wish(towel, 2)).expect(201);

        assertThat(shown(villager, towel).get("stock").asLong()).isEqualTo(8);
        assertThat(shown(villager, towel).get("affordable").asBoolean()).isTrue();
        assertThat(shown(villager, towel).get("left").asInt()).isEqualTo(3);
        assertThat(shown(villager, cooker).get("affordable").asBoolean()).isFalse();
        assertThat(shown(villager, haircut).get("stock").isNull()).isTrue();
        assertThat(shown(officer, towel).get("stock").isNull()).isTrue();
    }

    @Test
    void stockIsCountedPerVillage() {
        Good towel = season.stocked("毛巾", 8, 5, 10);
        Caller other = http.as(season.town.village(1).household(0).villager());

        assertThat(shown(other, towel).get("stock").asLong()).isZero();
        var levels = http.as(season.village().clerk())
                .get("/api/v1/villages/" + season.village().id() + "/stock")
                .expect(200)
                .json();
        assertThat(levels.get("items").get(0).get("onShelf").asLong()).isEqualTo(10);
        assertThat(levels.get("items").get(0).get("received").asLong()).isEqualTo(10);
        http.as(season.village().clerk())
                .get("/api/v1/villages/" + season.town.village(1).id() + "/stock")
                .expect(403);
    }

    @Test
    void goodsAreReceivedByTheVillageOrTheTown() {
        Good towel = season.good("毛巾", 8, 5);
        Good haircut = season.service("理发券", 10);
        String path = "/api/v1/villages/" + season.village().id() + "/deliveries";
        var ten = Map.of("good", towel.id(), "pieces", 10, "supplier", "县供销社");

        http.as(season.village().clerk()).post(path, ten).expect(201);
        http.as(season.village().committee()).post(path, ten).expect(201);
        officer.post(path, ten).expect(201);
        http.as(season.town.village(1).clerk()).post(path, ten).expect(403);
        villager.post(path, ten).expect(403);
        http.as(season.town.auditor()).post(path, ten).expect(403);
        http.as(seasons.before(1, 0).town.officer()).post(path, ten).expect(404);
        officer.post(path, Map.of("good", UUID.randomUUID(), "pieces", 1)).expect(404);
        officer.post(path, Map.of("good", haircut.id(), "pieces", 1)).expect(422);
        officer.post(path, Map.of("good", towel.id(), "pieces", 0)).expect(400);

        assertThat(season.onShelf(towel)).isEqualTo(30);
        var list = http.as(season.town.auditor()).get(path).expect(200).json();
        assertThat(list.get("items").size()).isEqualTo(3);
    }

    @Test
    void onlyTheTownKeepsTheCatalogue() {
        var form = Season.form("牙膏", 8, 5);

        for (var other : List.of(
                season.village().committee(),
                season.village().clerk(),
                season.household().villager(),
                season.town.auditor())) {
            http.as(other).post("/api/v1/goods", form).expect(403);
        }
        Answer added = officer.post("/api/v1/goods", form).expect(201);
        assertThat(officer.post("/api/v1/goods", form).expect(409).problem()).isEqualTo("good-exists");
        http.as(seasons.before(1, 0).town.officer())
                .get("/api/v1/goods/" + added.id())
                .expect(404);
    }

    @Test
    void everyPriceAGoodHadIsKept() {
        Good towel = season.good("毛巾", 8, 5);

        officer.put("/api/v1/goods/" + towel.id(), RedemptionHttpTest.formOf(towel, 9))
                .expect(200);
        Answer stale = officer.put("/api/v1/goods/" + towel.id(), RedemptionHttpTest.formOf(towel, 7))
                .expect(409);

        assertThat(stale.problem()).isEqualTo("good-changed");
        var history = villager.get("/api/v1/goods/" + towel.id()).expect(200).json();
        assertThat(history.get("good").get("version").asInt()).isEqualTo(2);
        assertThat(history.get("prices").size()).isEqualTo(2);
        assertThat(history.get("prices").get(0).get("price").asLong()).isEqualTo(8);
        assertThat(history.get("prices").get(1).get("price").asLong()).isEqualTo(9);
    }

    @Test
    void aGoodTakenOffSaleIsNotRedeemedAndNotShown() {
        Good towel = season.stocked("毛巾", 8, 5, 5);
        season.award(season.household(), 8);
        var off =
                new GoodForm("毛巾", GoodKind.GOODS, Category.DAILY, 8, 800, 5, true, false, null, null, towel.version());

        officer.put("/api/v1/goods/" + towel.id(), off).expect(200);

        Answer refused =
                villager.post("/api/v1/redemptions", Season.wish(towel, 1)).expect(422);
        assertThat(refused.problem()).isEqualTo("off-sale");
        assertThat(villager.get("/api/v1/goods").expect(200).json().get("items").size())
                .isZero();
        assertThat(officer.get("/api/v1/goods?offSale=true")
                        .expect(200)
                        .json()
                        .get("items")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void cashTobaccoAlcoholAndMedicineAreRefusedByCategoryAndByName() {
        var byCategory = new GoodForm("礼品", GoodKind.GOODS, Category.TOBACCO, 8, 800, 5, true, true, null, null, null);

        assertThat(officer.post("/api/v1/goods", byCategory).expect(422).problem())
                .isEqualTo("forbidden-good");
        assertThat(officer.post("/api/v1/goods", Season.form("白酒一瓶", 8, 5))
                        .expect(422)
                        .problem())
                .isEqualTo("forbidden-good");
        officer.post("/api/v1/goods", Season.form("", 8, 5)).expect(400);
        officer.post("/api/v1/goods", Season.form("毛巾", 0, 5)).expect(400);
        officer.post("/api/v1/goods", Season.form("毛巾", 8, 0)).expect(400);
    }

    @Test
    void aGoodsPhotoIsSeenByEverybodyAndBelongsToItAlone() {
        UUID photo = uploads.photo(season.town.officer());

        officer.post("/api/v1/goods", withPhoto("毛巾", photo)).expect(201);

        assertThat(http.as(season.town.village(1).household(0).villager())
                        .get("/api/v1/photos/" + photo + "/thumbnail")
                        .status())
                .isEqualTo(200);
        officer.post("/api/v1/goods", withPhoto("牙膏", photo)).expect(400);
        officer.post("/api/v1/goods", withPhoto("牙刷", UUID.randomUUID())).expect(400);
    }

    private static GoodForm withPhoto(String name, UUID photo) {
        return new GoodForm(name, GoodKind.GOODS, Category.DAILY, 8, 800, 5, true, true, photo, null, null);
    }

    @Test
    void aNameWithQuotesAndCommasSurvivesItsWayIntoAReceipt() {
        Good odd = season.stocked("\"{洗衣粉}\", \\ 'x' NULL", 8, 5, 5);
        season.award(season.household(), 8);

        var redeemed = villager.post("/api/v1/redemptions", Season.wish(odd, 1))
                .expect(201)
                .json();

        assertThat(villager.get("/api/v1/redemptions/" + redeemed.get("id").asString())
                        .expect(200)
                        .json()
                        .get("lines")
                        .get(0)
                        .get("name")
                        .asString())
                .isEqualTo(odd.name());
    }
}
