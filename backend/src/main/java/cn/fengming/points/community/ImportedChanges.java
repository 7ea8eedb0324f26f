package cn.fengming.points.community;

import cn.fengming.points.kernel.PhoneVault;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The first things a file would change, told with what stands there now. Phone numbers are masked. */
@Component
class ImportedChanges {

    private static final int MOST = 50;

    private final DatabaseClient database;
    private final PhoneVault vault;

    ImportedChanges(DatabaseClient database, PhoneVault vault) {
        this.database = database;
        this.vault = vault;
    }

    private record Fresh(int line, String headName, long people) {}

    private record Moved(
            int line,
            String headName,
            @Nullable String groupBefore,
            @Nullable String groupAfter,
            @Nullable String gridBefore,
            @Nullable String gridAfter,
            @Nullable String addressBefore,
            @Nullable String addressAfter) {}

    private record Person(
            int line,
            String headName,
            String name,
            boolean known,
            @Nullable Integer bornBefore,
            @Nullable Integer bornAfter,
            byte @Nullable [] phoneBefore,
            byte @Nullable [] phoneAfter,
            boolean tail) {}

    Mono<List<ImportedChange>> first(UUID town, UUID id) {
        return Flux.concat(
                        fresh(town, id).map(ImportedChanges::told),
                        moved(town, id).flatMapIterable(ImportedChanges::told),
                        people(town, id).flatMapIterable(this::told))
                .collectSortedList(Comparator.comparingInt(ImportedChange::row))
                .map(changes -> List.copyOf(changes.subList(0, Math.min(MOST, changes.size()))));
    }

    private Flux<Fresh> fresh(UUID town, UUID id) {
        return asked(town, id, """
                select line, head_name,
                       (select count(*) from community.import_member f
                        where f.town_id = :town and f.import_id = :import and f.number = s.number) as people
                from community.import_household s
                where town_id = :town and import_id = :import and verdict = 'NEW'
                order by line limit :most
                """).mapProperties(Fresh.class).all();
    }

    private Flux<Moved> moved(UUID town, UUID id) {
        return asked(town, id, """
                select s.line, s.head_name,
                       old_group.name as group_before, new_group.name as group_after,
                       old_grid.name as grid_before, new_grid.name as grid_after,
                       h.address as address_before, s.address as address_after
                from community.import_household s
                join community.household h on h.town_id = s.town_id and h.id = s.household_id
                left join community.village_group old_group on old_group.town_id = s.town_id and old_group.id = h.group_id
                left join community.village_group new_group on new_group.town_id = s.town_id and new_group.id = s.group_id
                left join community.grid old_grid on old_grid.town_id = s.town_id and old_grid.id = h.grid_id
                left join community.grid new_grid on new_grid.town_id = s.town_id and new_grid.id = s.grid_id
                where s.town_id = :town and s.import_id = :import and s.verdict = 'CHANGED'
                order by s.line limit :most
                """).mapProperties(Moved.class).all();
    }

    private Flux<Person> people(UUID town, UUID id) {
        return asked(town, id, """
                select f.line, s.head_name, f.name, m.id is not null as known,
                       m.birth_year as born_before, f.birth_year as born_after,
                       m.phone_sealed as phone_before, f.phone_sealed as phone_after,
                       f.id_tail_sealed is not null and m.id is not null and m.id_tail_sealed is null as tail
                from community.import_member f
                join community.import_household s on s.town_id = f.town_id and s.import_id = f.import_id
                                                 and s.number = f.number and s.known
                left join community.member m on m.town_id = f.town_id and m.id = f.member_id
                where f.town_id = :town and f.import_id = :import and f.verdict <> 'SAME'
                order by f.line limit :most
                """).mapProperties(Person.class).all();
    }

    private DatabaseClient.GenericExecuteSpec asked(UUID town, UUID id, String sql) {
        return database.sql(sql).bind("town", town).bind("import", id).bind("most", MOST);
    }

    private static ImportedChange told(Fresh fresh) {
        return new ImportedChange(fresh.line(), fresh.headName(), null, "新增户", "", fresh.people() + " 人");
    }

    private static List<ImportedChange> told(Moved moved) {
        List<ImportedChange> changes = new ArrayList<>();
        tell(
                changes,
                moved.line(),
                moved.headName(),
                null,
                RegisterForm.GROUP,
                moved.groupBefore(),
                moved.groupAfter());
        tell(changes, moved.line(), moved.headName(), null, RegisterForm.GRID, moved.gridBefore(), moved.gridAfter());
        tell(
                changes,
                moved.line(),
                moved.headName(),
                null,
                RegisterForm.ADDRESS,
                moved.addressBefore(),
                moved.addressAfter());
        return changes;
    }

    private List<ImportedChange> told(Person person) {
        List<ImportedChange> changes = new ArrayList<>();
        if (!person.known()) {
            String born = person.bornAfter() == null ? "" : person.bornAfter() + " 年生";
            changes.add(new ImportedChange(
                    person.line(), person.headName(), person.name(), "新增成员", "", born.isEmpty() ? "登记" : born));
            return changes;
        }
        tell(
                changes,
                person.line(),
                person.headName(),
                person.name(),
                RegisterForm.BORN,
                person.bornBefore() == null ? null : person.bornBefore().toString(),
                person.bornAfter() == null ? null : person.bornAfter().toString());
        tell(
                changes,
                person.line(),
                person.headName(),
                person.name(),
                RegisterForm.PHONE,
                masked(person.phoneBefore()),
                masked(person.phoneAfter()));
        if (person.tail()) {
            tell(changes, person.line(), person.headName(), person.name(), RegisterForm.ID_TAIL, null, "补上");
        }
        return changes;
    }

    private @Nullable String masked(byte @Nullable [] sealed) {
        return sealed == null ? null : PhoneVault.masked(vault.open(sealed));
    }

    private static void tell(
            List<ImportedChange> changes,
            int line,
            String household,
            @Nullable String person,
            String what,
            @Nullable String before,
            @Nullable String after) {
        if (after != null && !Objects.equals(before, after)) {
            changes.add(new ImportedChange(line, household, person, what, before == null ? "" : before, after));
        }
    }
}
