//! Articles of three subjects each, three articles a subject.

use super::{Text, text};

pub(super) fn chinese() -> Vec<Text> {
    vec![
        text(
            "量子计算机首次突破千比特",
            &["量子计算"],
            "研究团队宣布，新一代超导量子处理器拥有一千多个量子比特，纠错能力显著提高。",
        ),
        text(
            "谷歌展示量子纠错新进展",
            &["谷歌"],
            "谷歌称其量子处理器的错误率随量子比特数增加而下降，这是实用量子计算的关键一步。",
        ),
        text(
            "量子计算威胁密码？专家这样看",
            &["密码学"],
            "量子计算机若有足够的量子比特，可以破解现有的公钥密码，抗量子算法正在推广。",
        ),
        text(
            "新能源汽车销量连续增长",
            &["汽车"],
            "上半年新能源汽车销量同比增长三成，动力电池价格继续下降，充电桩建设加快。",
        ),
        text(
            "固态电池何时装车",
            &["电池"],
            "多家车企表示，固态动力电池有望在三年内装上新能源汽车，续航里程超过一千公里。",
        ),
        text(
            "充电桩走进乡村",
            &["充电"],
            "为方便新能源汽车下乡，各地加快在乡村建设充电桩，车主充电更加方便。",
        ),
        text(
            "火星车发现古代湖泊痕迹",
            &["航天"],
            "火星车在陨石坑底部拍到层状沉积岩，科学家认为那里曾是火星上的湖泊。",
        ),
        text(
            "探测器启程前往火星",
            &["火星"],
            "探测器今日由火箭发射升空，预计七个月后抵达火星轨道，寻找地下水冰。",
        ),
        text(
            "火星样本如何带回地球",
            &["样本"],
            "科学家讨论把火星车收集的岩石样本用火箭送回地球的方案，预算是最大难题。",
        ),
    ]
}

pub(super) fn english() -> Vec<Text> {
    vec![
        text(
            "Rust 2.0 roadmap published",
            &[],
            "The Rust team has published a roadmap; the borrow checker and async traits come first.",
        ),
        text(
            "Async traits land in stable Rust",
            &[],
            "After years of work, async traits are stable, and the borrow checker accepts more programs.",
        ),
        text(
            "Why we moved our parser to Rust",
            &[],
            "The borrow checker found three bugs in our parser on the first day.",
        ),
        text(
            "Telescope sees earliest galaxy",
            &[],
            "Astronomers using the space telescope measured the redshift of a galaxy born after the big bang.",
        ),
        text(
            "Galaxy without dark matter",
            &[],
            "Astronomers describe a galaxy whose stars move as if there were no dark matter in it.",
        ),
        text(
            "New space telescope takes shape",
            &[],
            "Engineers assembled the mirror of the space telescope that will map a billion galaxy images.",
        ),
        text(
            "Salmon return to the river",
            &[],
            "Biologists counted salmon after the dam was removed; the river has recovered.",
        ),
        text(
            "Dam removal changes the river",
            &[],
            "A year after the dam fell, the river carries sediment again, and salmon spawn upstream.",
        ),
        text(
            "Fishing season opens late",
            &[],
            "Because salmon were few in the river last year, the fishing season opens in June.",
        ),
    ]
}

pub(super) fn mixed() -> Vec<Text> {
    vec![
        text(
            "Firefox 新版支持垂直标签页",
            &["浏览器"],
            "Mozilla 发布 Firefox 新版，带来垂直标签页。",
        ),
        text(
            "Mozilla 调整搜索合作",
            &["Mozilla"],
            "Mozilla 与搜索引擎续约，Firefox 的默认搜索不变。",
        ),
        text(
            "Firefox 移动版性能评测",
            &["评测"],
            "Firefox 在手机上启动更快，扩展数量增加。",
        ),
        text(
            "Kubernetes 修复高危漏洞",
            &["安全"],
            "Kubernetes 的 kubelet 存在越权漏洞，管理员应当尽快升级集群。",
        ),
        text(
            "用 kubelet 调试集群",
            &["教程"],
            "本文介绍怎样读 kubelet 的日志，排查 Kubernetes 集群里的调度问题。",
        ),
        text(
            "Kubernetes 集群省钱指南",
            &["成本"],
            "按需伸缩节点，Kubernetes 集群的费用可以减半。",
        ),
        text(
            "树莓派 5 上手",
            &["硬件"],
            "树莓派 5 的 GPIO 更快，Raspberry Pi OS 同时更新。",
        ),
        text(
            "Raspberry Pi OS 换用 Wayland",
            &["系统"],
            "Raspberry Pi OS 默认使用 Wayland，树莓派 4 也能升级。",
        ),
        text(
            "用树莓派搭建气象站",
            &["制作"],
            "把传感器接到树莓派的 GPIO，在 Raspberry Pi OS 上画出气温曲线。",
        ),
    ]
}
