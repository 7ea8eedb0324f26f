/** What leaves the house for WeChat and what comes back: content checks of what people report. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"kernel", "identity", "media", "spots", "wechat"})
@org.jspecify.annotations.NullMarked
package cn.fengming.points.messages;
