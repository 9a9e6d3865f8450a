#pragma once

#include "ui/migration/mappingtab.h"

#include <QUndoCommand>

namespace skein::ui {

/// One edit of the mapping: the whole of it before and after. Mappings are small and share their parts.
class MappingCommand final : public QUndoCommand
{
public:
    MappingCommand(MappingTab* tab, const mapping::Mapping& before, const mapping::Edited& edited)
        : QUndoCommand(edited.description)
        , m_tab(tab)
        , m_before(before)
        , m_after(edited.mapping)
    {
    }
    void undo() override { m_tab->save(m_before, MappingTab::tr("Undo: %1").arg(text())); }
    void redo() override
    {
        m_tab->save(m_after, m_done ? MappingTab::tr("Redo: %1").arg(text()) : text());
        m_done = true;
    }

private:
    MappingTab* m_tab;
    mapping::Mapping m_before;
    mapping::Mapping m_after;
    bool m_done = false;
};

} // namespace skein::ui
