#include "ui/shell/splitters.h"

#include "ui/shell/preferences.h"
#include "ui/widgets/page.h"

#include <QSplitter>

namespace skein::ui {

namespace {

template <typename Use>
void eachSplitter(const Page* page, Use use)
{
    int at = 0;
    for (QSplitter* splitter : page->findChildren<QSplitter*>()) {
        const QString name = splitter->objectName().isEmpty() ? QString::number(at) : splitter->objectName();
        use(splitter, QStringLiteral("%1/%2-%3").arg(page->pageId(), name).arg(splitter->count()));
        ++at;
    }
}

} // namespace

void restoreSplitters(const Page* page)
{
    eachSplitter(page, [](QSplitter* splitter, const QString& key) {
        const QByteArray state = Preferences::splitter(key);
        if (!state.isEmpty())
            splitter->restoreState(state);
    });
}

void rememberSplitters(const QWidget* window)
{
    for (const Page* page : window->findChildren<Page*>())
        eachSplitter(page, [](QSplitter* splitter, const QString& key) { Preferences::setSplitter(key, splitter->saveState()); });
}

} // namespace skein::ui
