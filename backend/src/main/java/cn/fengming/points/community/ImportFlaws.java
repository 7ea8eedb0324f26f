package cn.fengming.points.community;

import cn.fengming.points.paper.Flaw;
import cn.fengming.points.paper.Flaws;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What in a file does not go with the register, or with another line of the file. Titles are those of
 * {@link RegisterForm}.
 */
@Component
class ImportFlaws {

    private static final String CARDS = """
            select s.line, '户卡号' as title,
                   case when c.code is null then '本镇没有这张户卡，请核对卡上的号码；新登记的户不填'
                        when c.voided_at is not null then '这张户卡已经换新，请填新卡的号码'
                        when h.state = 'MERGED' then '这户已并入其他户，不能再办理'
                        when h.state = 'MOVED_AWAY' then '这户已迁出，要登记请先办理迁回'
                        when h.village_id <> s.village_id then
                          '这户在「' || v.name || '」，迁到别的村请在户册里办理迁移'
                        else '户册里这户的户主是' || h.head_name || '，换户主请在户册里办理' end as message
            from community.import_household s
            left join community.card c on c.town_id = s.town_id and c.code = s.card_code
            left join community.household h on h.town_id = s.town_id and h.id = c.household_id
            left join community.village v on v.town_id = s.town_id and v.id = h.village_id
            where s.town_id = :town and s.import_id = :import and s.card_code is not null
              and (c.code is null or c.voided_at is not null or h.state <> 'ACTIVE' or h.village_id <> s.village_id
                   or h.head_name <> s.head_name)
            """;

    private static final String AMBIGUOUS = """
            select line, '姓名' as title,
                   '户册里有 ' || alike || ' 户的户主叫' || head_name || '，请填户卡号说明是哪一户' as message
            from community.import_household
            where town_id = :town and import_id = :import and alike > 1
            """;

    private static final String TWICE = """
            select line, '姓名' as title, '与第 ' || first || ' 行是同一户，一户只能写一次' as message
            from (select line, min(line) over (partition by household_id) as first
                  from community.import_household
                  where town_id = :town and import_id = :import and known and alike <= 1) twice
            where line > first
            """;

    private static final String NEW_TWICE = """
            select line, '姓名' as title,
                   '与第 ' || first || ' 行重复（同村、同名、出生年份和手机号也一样）' as message
            from (select s.line, min(s.line) over (
                           partition by s.village_id, s.head_name, f.birth_year, f.phone_print) as first
                  from community.import_household s
                  join community.import_member f on f.town_id = s.town_id and f.import_id = s.import_id
                                                and f.number = s.number and f.head
                  where s.town_id = :town and s.import_id = :import and not s.known and s.card_code is null) twice
            where line > first
            """;

    private static final String PEOPLE = """
            select line, case when alike > 1 or first < line then '姓名' else '手机号' end as title,
                   case when alike > 1 then '这户有 ' || alike || ' 人叫' || name || '，请在户册里更正'
                        when first < line then '与第 ' || first || ' 行是同一个人'
                        else '新登记的人请写完整的手机号，或者不写' end as message
            from (select line, name, alike, verdict, phone_masked,
                         min(line) over (partition by member_id) as first
                  from community.import_member
                  where town_id = :town and import_id = :import) person
            where alike > 1 or first < line or (phone_masked and verdict = 'NEW')
            """;

    private final DatabaseClient database;

    ImportFlaws(DatabaseClient database) {
        this.database = database;
    }

    /** @param all how many there are of this sort */
    private record Found(int line, String title, String message, long all) {}

    /** @param letters the column of each title in the file */
    Mono<Void> find(UUID town, UUID id, Map<String, String> letters, Flaws flaws) {
        return Flux.just(CARDS, AMBIGUOUS, TWICE, NEW_TWICE, PEOPLE)
                .concatMap(sql -> find(town, id, sql).collectList().doOnNext(found -> add(found, letters, flaws)))
                .then();
    }

    private static void add(List<Found> found, Map<String, String> letters, Flaws flaws) {
        if (!found.isEmpty()) {
            flaws.add(
                    found.stream().map(each -> flaw(each, letters)).toList(),
                    found.get(0).all());
        }
    }

    private static Flaw flaw(Found found, Map<String, String> letters) {
        return new Flaw(found.line(), letters.get(found.title()), found.title(), found.message());
    }

    private Flux<Found> find(UUID town, UUID id, String sql) {
        return database.sql("with flaw as (" + sql + """
                        )
                        select line, title, message, count(*) over () as "all" from flaw order by line limit :most
                        """)
                .bind("town", town)
                .bind("import", id)
                .bind("most", Flaw.MOST)
                .mapProperties(Found.class)
                .all();
    }
}
