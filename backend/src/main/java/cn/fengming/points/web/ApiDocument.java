package cn.fengming.points.web;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Quarter;
import cn.fengming.points.kernel.Role;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import java.util.Set;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;

/**
 * The API as OpenAPI: what the controllers declare, and what the edge adds to each of them: the token, who may call, the
 * idempotency key of writes, and the one shape of every problem.
 */
@Configuration(proxyBeanMethods = false)
class ApiDocument {

    private static final String TOKEN = "token";
    private static final String PROBLEM = "Problem";

    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Actor.class)
                .replaceWithSchema(
                        Quarter.class, text().pattern("20\\d{2}Q[1-4]").example("2026Q1"));
    }

    @Bean
    OpenAPI api() {
        return new OpenAPI()
                .info(new Info()
                        .title("凤鸣积分接口")
                        .version("v1")
                        .description("乡风文明积分制：申报、评议、公示、入账、考核、兑换。时间为北京时间，积分为整数，金额以分为单位。"))
                .servers(List.of(new Server().url("/")))
                .addSecurityItem(new SecurityRequirement().addList(TOKEN))
                .components(new Components()
                        .addSecuritySchemes(
                                TOKEN,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .description("登录后得到的令牌")));
    }

    private static Schema<?> problem() {
        return typed("object")
                .description("RFC 9457：任何请求办不成时的统一回答")
                .addProperty("type", text().example("/problems/insufficient-points"))
                .addProperty("title", text())
                .addProperty("status", typed("integer"))
                .addProperty("detail", text().description("给村民看的一句话"))
                .addProperty("code", text().example("insufficient-points"))
                .addProperty(
                        "fields", typed("object").additionalProperties(text()).description("哪个字段有什么错"))
                .required(List.of("type", "title", "status", "detail", "code"))
                .additionalProperties(true);
    }

    private static Schema<?> text() {
        return typed("string");
    }

    /** In OpenAPI 3.1 a schema's types are a list; the single type is what older readers of the model look at. */
    private static Schema<?> typed(String type) {
        return new Schema<>().type(type).types(Set.of(type));
    }

    @Bean
    ModelResolver schemas(ObjectMapperProvider mappers) {
        return new ModelResolver(mappers.jsonMapper(), new SchemaNames()).openapi31(true);
    }

    @Bean
    RequiredFields requiredFields() {
        return new RequiredFields();
    }

    /** An operation belongs to its module. */
    @Bean
    GlobalOperationCustomizer modules() {
        return (operation, handler) ->
                operation.tags(List.of(handler.getBeanType().getPackageName().replaceFirst(".*\\.", "")));
    }

    @Bean
    OpenApiCustomizer edge() {
        GateRows gate = GateRows.of(Gate::write);
        return api -> {
            api.setTags(null);
            api.getComponents().addSchemas(PROBLEM, problem());
            api.getPaths()
                    .forEach((path, item) -> item.readOperationsMap()
                            .forEach((method, operation) ->
                                    add(gate, path, HttpMethod.valueOf(method.name()), operation)));
        };
    }

    private static void add(GateRows gate, String path, HttpMethod method, Operation operation) {
        PathContainer example = PathContainer.parsePath(path.replaceAll("[{}]", ""));
        GateRows.Row row = gate.find(method, example);
        if (!row.needsToken()) {
            operation.setSecurity(List.of());
        }
        if (row.access() == GateRows.Access.ROLES) {
            operation.addExtension(
                    "x-roles", row.roles().stream().map(Role::name).toList());
        }
        if (row.needsToken() && RequestKey.isNeeded(method, example)) {
            operation.addParametersItem(key());
        }
        operation.getResponses().addApiResponse("default", problems());
    }

    private static HeaderParameter key() {
        HeaderParameter key = new HeaderParameter();
        key.name(RequestKey.HEADER)
                .required(true)
                .description("客户端为这次提交生成的编号；重发同一提交时不变")
                .schema(text().pattern(RequestKey.FORM));
        return key;
    }

    private static ApiResponse problems() {
        MediaType problem = new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM));
        return new ApiResponse()
                .description("没有办成")
                .content(new Content().addMediaType(ProblemBody.MEDIA_TYPE.toString(), problem));
    }
}
