package cn.fengming.points.web;

import cn.fengming.points.kernel.Problem;
import jakarta.validation.ConstraintViolationException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.core.MethodParameter;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpStatusCode;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.validation.FieldError;
import org.springframework.validation.method.MethodValidationResult;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.support.WebExchangeBindException;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.MissingRequestValueException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerErrorException;
import org.springframework.web.server.ServerWebInputException;
import tools.jackson.core.JacksonException;

/** Reads what the framework found wrong with a request before any desk saw it. */
final class RequestFaults {

    private RequestFaults() {}

    static Optional<EdgeProblem> read(Throwable error) {
        return Optional.ofNullable(known(error));
    }

    private static @Nullable EdgeProblem known(Throwable error) {
        if (Causes.first(error, DataBufferLimitException.class).isPresent()) {
            return tooLarge();
        }
        if (error instanceof WebExchangeBindException invalid) {
            return fields(invalid.getFieldErrors(), invalid.getGlobalErrors());
        }
        if (error instanceof MethodValidationResult invalid) {
            return parameters(invalid.getParameterValidationResults());
        }
        if (error instanceof ConstraintViolationException invalid) {
            return violations(invalid);
        }
        if (error instanceof MissingRequestValueException missing) {
            return EdgeProblem.wrong(missing.getName(), "必须填写");
        }
        if (error instanceof ServerWebInputException input) {
            return input(input);
        }
        if (error instanceof MethodNotAllowedException method) {
            return new MethodNotAllowed(method.getSupportedMethods());
        }
        if (error instanceof AuthenticationException) {
            return new EdgeProblem(401, "not-signed-in", "请先登录");
        }
        if (error instanceof AccessDeniedException) {
            return new EdgeProblem(403, "forbidden", "您没有办理这件事的权限");
        }
        if (error instanceof ServerErrorException blank && blank.getMethodParameter() != null) {
            return blankPathVariable(blank.getMethodParameter());
        }
        return error instanceof ResponseStatusException status ? byStatus(status.getStatusCode()) : null;
    }

    /** A path variable that converts to nothing ({@code /households/%20}) is the caller's mistake, not a server error. */
    private static @Nullable EdgeProblem blankPathVariable(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(PathVariable.class)
                ? EdgeProblem.wrong(name(parameter), JsonFaults.shape(parameter.getParameterType()))
                : null;
    }

    private static String name(MethodParameter parameter) {
        return Optional.ofNullable(parameter.getParameterName()).orElse("parameter");
    }

    static EdgeProblem tooLarge() {
        return new EdgeProblem(413, "too-large", "请求内容太大");
    }

    private static EdgeProblem input(ServerWebInputException input) {
        Optional<JacksonException> json = Causes.first(input, JacksonException.class);
        if (json.isPresent()) {
            return JsonFaults.read(json.get());
        }
        MethodParameter parameter = input.getMethodParameter();
        Optional<TypeMismatchException> mismatch = Causes.first(input, TypeMismatchException.class);
        if (parameter != null && mismatch.isPresent()) {
            return EdgeProblem.wrong(
                    name(parameter),
                    Causes.first(input, Problem.class)
                            .map(Problem::detail)
                            .orElseGet(() -> JsonFaults.shape(mismatch.get().getRequiredType())));
        }
        return new EdgeProblem(400, "malformed-request", "请求内容缺失或格式不对");
    }

    private static EdgeProblem fields(List<FieldError> errors, List<? extends MessageSourceResolvable> others) {
        EdgeProblem problem = new EdgeProblem(400, "invalid-request", "填写的内容有误，请检查");
        errors.forEach(error -> problem.field(error.getField(), value(error)));
        others.forEach(error -> problem.field("request", sentence(error)));
        return problem;
    }

    private static EdgeProblem parameters(List<ParameterValidationResult> results) {
        EdgeProblem problem = new EdgeProblem(400, "invalid-request", "填写的内容有误，请检查");
        for (ParameterValidationResult result : results) {
            if (result instanceof ParameterErrors errors) {
                errors.getFieldErrors().forEach(error -> problem.field(error.getField(), sentence(error)));
            } else {
                String name = name(result.getMethodParameter());
                result.getResolvableErrors().forEach(error -> problem.field(name, sentence(error)));
            }
        }
        return problem;
    }

    private static EdgeProblem violations(ConstraintViolationException invalid) {
        EdgeProblem problem = new EdgeProblem(400, "invalid-request", "填写的内容有误，请检查");
        invalid.getConstraintViolations()
                .forEach(violation -> problem.field(violation.getPropertyPath().toString(), violation.getMessage()));
        return problem;
    }

    /** A query parameter that is no such value, or one that breaks a rule. */
    private static String value(FieldError error) {
        return error.isBindingFailure() && error.contains(TypeMismatchException.class)
                ? JsonFaults.shape(error.unwrap(TypeMismatchException.class).getRequiredType())
                : sentence(error);
    }

    private static String sentence(MessageSourceResolvable error) {
        return Optional.ofNullable(error.getDefaultMessage()).orElse("格式不对");
    }

    private static @Nullable EdgeProblem byStatus(HttpStatusCode status) {
        return switch (status.value()) {
            case 400 -> new EdgeProblem(400, "malformed-request", "请求内容缺失或格式不对");
            case 404 -> new EdgeProblem(404, "unknown-path", "没有这个地址");
            case 406 -> new EdgeProblem(406, "not-acceptable", "不能以要求的格式返回");
            case 413 -> tooLarge();
            case 415 -> new EdgeProblem(415, "unsupported-media-type", "不支持这种内容格式，请用 JSON");
            default -> status.is4xxClientError() ? new EdgeProblem(status.value(), "refused", "请求不能办理") : null;
        };
    }
}
