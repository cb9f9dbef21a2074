//! Words that tell nothing of what an article is about.

/// Nouns that stand in news of every kind.
const NOUNS: &str = "\
    方面 方式 方法 问题 时候 时间 情况 部分 内容 结果 原因 过程 地方 东西 事情 消息 新闻 文章 本文 \
    作者 编者 译者 记者 读者 用户 人士 人们 大家 朋友 公司 企业 团队 项目 产品 功能 特性 版本 系统 软件 \
    程序 工具 文件 信息 数据 资源 网站 网址 页面 链接 地址 图片 截图 标题 正文 名称 名字 类型 种类 \
    数量 数字 程度 水平 能力 效果 作用 意义 条件 要求 目标 目的 计划 方案 活动 工作 任务 研究 报告 \
    分析 介绍 说明 支持 使用 应用 更新 发布 发行 改进 修复 修正 增强 优化 管理 设置 配置 操作 选择 选项 \
    下载 安装 测试 开发 设计 服务 业务 市场 行业 领域 专家 人员 机构 组织 国家 世界 全球 我国 政府 \
    社会 生活 历史 未来 关系 影响 发展 变化 机会 经验 建议 意见 观点 评论 日期 今天 昨天 明天 目前 \
    小时 分钟 个人 群众 整体 全部 大量 大小 速度 性能 质量 价格 环境 代码 命令 窗口 界面 菜单 按钮 快速阅读 \
    关键词 来源 原文 全文 摘要 总结 例子 示例 步骤 教程 指南 技巧 帮助 源码 开发者 开发人员 支持者 正式版 新版 本身 \
    数据显示 负责人 发言人 表示 认为 成员 同时 有点 基础 内部 外部 核心 主题 模式 状态 对象 元素 标准 怎么办 所有人 那头 主意 办法 \
    需求 过来 交流 运行 工程 参数 变量 函数 字符 文本 目录 列表 表格 编辑 更多 有人 模块 设备 技术 用处";

/// Words that begin with a capital at the head of a sentence, or are signs rather than names.
const WORDS: &str = "\
    a about after all also an and any are as at be been but by can could did do does each for from \
    get had has have he her here his how i if in into is it its just let like made make may me more \
    most my new no not now of off on one only or other our out over please see she should so some \
    such than that the their them then there these they this those to too two up us use used using \
    very via was we were what when where which while who why will with would yes you your \
    alpha beta rc final release released version stable update live news review preview snapshot \
    download home page website faq ps pps btw ok id url http https www com org net html htm \
    am pm gmt utc jan feb mar apr jun jul aug sep sept oct nov dec january february march april \
    june july august september october november december monday tuesday wednesday thursday friday \
    saturday sunday kb mb gb tb mhz ghz ui ip os pc cd dvd iso file files part vol no";

pub(super) fn is_common_noun(word: &str) -> bool {
    NOUNS.split(' ').any(|common| common == word)
}

pub(super) fn is_common_word(lower: &str) -> bool {
    WORDS.split(' ').any(|common| common == lower)
}
