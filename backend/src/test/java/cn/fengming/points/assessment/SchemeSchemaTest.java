package cn.fengming.points.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON schema and the reader say the same about the form of a document. */
class SchemeSchemaTest {

    private static final Presets PRESETS = presets();
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(PRESETS.schema());

    /** Words of the reader for what only it can see: between fields, between documents. */
    private static final List<String> BETWEEN = List.of(
            "重复", "没有", "不能", "最后一条", "不是同分规则", "应比", "只能发给", "不在", "要有", "分类排名", "相同", "写了两次", "互相", "不用于", "超过");

    @Test
    void all_presets_and_the_whole_example_fit_the_schema() {
        PRESETS.all()
                .toIterable()
                .forEach(preset ->
                        assertThat(fits(preset.document())).as(preset.code()).isTrue());
        assertThat(fits(SchemeFormatTwoTest.WHOLE)).isTrue();
    }

    /** A change of a document: at the n-th place of it, something else. */
    record Slip(String document, int place, int kind) {

        String text() {
            JsonNode root = JsonMapper.shared().readTree(document);
            List<Runnable> changes = new ArrayList<>();
            collect(root, changes);
            changes.get(Math.floorMod(place, changes.size())).run();
            return root.toString();
        }

        private void collect(JsonNode node, List<Runnable> changes) {
            if (node instanceof ObjectNode fields) {
                changes.add(() -> fields.put("surplus", 1));
                for (String name : List.copyOf(fields.propertyNames())) {
                    changes.add(() -> change(fields, name));
                    collect(fields.get(name), changes);
                }
            }
            if (node instanceof ArrayNode items) {
                changes.add(items::removeAll);
                items.forEach(item -> collect(item, changes));
            }
        }

        private void change(ObjectNode fields, String name) {
            switch (Math.floorMod(kind, 7)) {
                case 0 -> fields.remove(name);
                case 1 -> fields.put(name, -7);
                case 2 -> fields.put(name, 1.125);
                case 3 -> fields.put(name, "");
                case 4 -> fields.put(name, "某个很长的说法".repeat(200));
                case 5 -> fields.put(name, true);
                default -> fields.putObject(name);
            }
        }
    }

    @Provide
    Arbitrary<Slip> slips() {
        List<String> documents = new ArrayList<>(List.of(SchemeFormatTwoTest.WHOLE));
        PRESETS.all().toIterable().forEach(preset -> documents.add(preset.document()));
        return Arbitraries.of(documents)
                .flatMap(document -> Arbitraries.integers()
                        .between(0, 400)
                        .flatMap(place ->
                                Arbitraries.integers().between(0, 6).map(kind -> new Slip(document, place, kind))));
    }

    @Property(tries = 1500)
    void what_the_reader_takes_fits_and_what_does_not_fit_it_refuses(@ForAll("slips") Slip slip) {
        String text = slip.text();
        List<SchemeError> errors = SchemeReader.read(text, Surroundings.NONE).errors();

        if (errors.isEmpty()) {
            assertThat(fits(text)).as(text).isTrue();
        } else if (errors.stream().noneMatch(error -> BETWEEN.stream().anyMatch(error.message()::contains))) {
            assertThat(fits(text)).as(errors + "\n" + text).isFalse();
        }
    }

    private static boolean fits(String document) {
        return SCHEMA.validate(document, InputFormat.JSON).isEmpty();
    }

    private static Presets presets() {
        try {
            return new Presets();
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }
}
