#include "ui/graph/graphaccessible.h"

#include "ui/graph/graphview.h"

#include <QAccessibleWidget>
#include <QCoreApplication>
#include <QPointer>

namespace skein::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(skein::ui::GraphAccessible)
};

/// One node. Refers to it by index and scene, so a stale one turns invalid instead of wrong.
class NodeInterface : public QAccessibleInterface, public QAccessibleActionInterface
{
public:
    NodeInterface(GraphView* view, int index)
        : m_view(view)
        , m_scene(view->scene())
        , m_index(index)
    {
    }

    bool isValid() const override { return m_view && m_view->scene() == m_scene && m_index < m_view->nodeCount(); }
    QObject* object() const override { return nullptr; }
    QWindow* window() const override { return m_view ? m_view->window()->windowHandle() : nullptr; }
    QAccessibleInterface* parent() const override
    {
        return m_view ? QAccessible::queryAccessibleInterface(m_view) : nullptr;
    }
    QAccessibleInterface* child(int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    void setText(QAccessible::Text, const QString&) override { }

    QString text(QAccessible::Text kind) const override
    {
        if (!isValid())
            return {};
        const GraphNode& node = m_scene->nodes[size_t(m_index)];
        if (kind == QAccessible::Name) {
            QStringList parts {node.title};
            for (const QString& part : {node.kind, node.state, node.badge}) {
                if (!part.isEmpty())
                    parts << part;
            }
            return parts.join(QStringLiteral(", "));
        }
        if (kind == QAccessible::Description) {
            const QString relations = Words::tr("%1 upstream, %2 downstream")
                                          .arg(upstreamCount(*m_scene, *m_view->index(), m_index))
                                          .arg(downstreamCount(*m_scene, *m_view->index(), m_index));
            return node.subtitle.isEmpty() ? relations : node.subtitle + QStringLiteral(", ") + relations;
        }
        return {};
    }

    QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRect box = m_view->nodeRect(m_scene->nodes[size_t(m_index)].id);
        return {m_view->viewport()->mapToGlobal(box.topLeft()), box.size()};
    }

    QAccessible::State state() const override
    {
        QAccessible::State state;
        if (!isValid()) {
            state.invalid = true;
            return state;
        }
        state.focusable = true;
        state.selectable = true;
        state.multiSelectable = true;
        state.selected = m_view->isSelected(m_index);
        state.focused = m_view->hasFocus() && m_view->currentIndex() == m_index;
        const QRect box = m_view->nodeRect(m_scene->nodes[size_t(m_index)].id);
        state.offscreen = !box.intersects(m_view->viewport()->rect());
        return state;
    }

    void* interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this) : nullptr;
    }
    QStringList actionNames() const override { return {pressAction(), setFocusAction()}; }
    void doAction(const QString& name) override
    {
        if (!isValid())
            return;
        if (name == pressAction()) {
            m_view->activateNode(m_index);
        } else if (name == setFocusAction()) {
            m_view->setFocus();
            m_view->selectNode(m_index, false);
            m_view->ensureVisible(m_scene->nodes[size_t(m_index)].id);
        }
    }
    QStringList keyBindingsForAction(const QString&) const override { return {}; }

private:
    QPointer<GraphView> m_view;
    GraphScenePtr m_scene;
    int m_index;
};

/// The view. Interfaces of nodes are made when somebody asks for them and live until the scene changes.
class ViewInterface : public QAccessibleWidget
{
public:
    explicit ViewInterface(GraphView* view)
        : QAccessibleWidget(view, QAccessible::List)
    {
    }
    ~ViewInterface() override { forgetNodes(); }

    int childCount() const override { return view()->nodeCount(); }
    QAccessibleInterface* child(int index) const override
    {
        if (index < 0 || index >= view()->nodeCount())
            return nullptr;
        if (m_scene != view()->scene()) {
            forgetNodes();
            m_scene = view()->scene();
        }
        const auto known = m_nodes.constFind(index);
        if (known != m_nodes.constEnd())
            return QAccessible::accessibleInterface(*known);
        auto* node = new NodeInterface(view(), index);
        m_nodes.insert(index, QAccessible::registerAccessibleInterface(node));
        return node;
    }
    int indexOfChild(const QAccessibleInterface* child) const override
    {
        for (auto it = m_nodes.constBegin(); it != m_nodes.constEnd(); ++it) {
            if (QAccessible::accessibleInterface(*it) == child)
                return it.key();
        }
        return -1;
    }
    QAccessibleInterface* childAt(int x, int y) const override
    {
        const QString id = view()->idAt(view()->viewport()->mapFromGlobal(QPoint(x, y)));
        return id.isEmpty() ? nullptr : child(view()->index()->indexOf(id));
    }
    QAccessibleInterface* focusChild() const override
    {
        return view()->currentIndex() >= 0 ? child(view()->currentIndex()) : nullptr;
    }

private:
    GraphView* view() const { return static_cast<GraphView*>(object()); }
    void forgetNodes() const
    {
        for (QAccessible::Id id : std::as_const(m_nodes))
            QAccessible::deleteAccessibleInterface(id);
        m_nodes.clear();
    }

    mutable QHash<int, QAccessible::Id> m_nodes;
    mutable GraphScenePtr m_scene;
};

QAccessibleInterface* makeInterface(const QString&, QObject* object)
{
    auto* view = qobject_cast<GraphView*>(object);
    return view ? new ViewInterface(view) : nullptr;
}

} // namespace

void installGraphAccessibility()
{
    static const bool installed = [] {
        QAccessible::installFactory(makeInterface);
        return true;
    }();
    Q_UNUSED(installed)
}

} // namespace skein::ui
